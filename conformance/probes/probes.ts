import type { Probe } from '../probe/probe.js';
import { listProbes } from './list.js';

/** All probes; a new group is a file and a line here. */
export const probes: readonly Probe[] = [...listProbes];
