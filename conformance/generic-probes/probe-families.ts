import { bounds } from './bounds/bounds.js';
import type { ProbeFamily } from './probe-family.js';

/** The families of probes that derive from any contract, in the order of their cases. */
export const probeFamilies: readonly ProbeFamily[] = [bounds];
