import { bodies } from './bodies/bodies.js';
import { bounds } from './bounds/bounds.js';
import { credentials } from './credentials/credentials.js';
import { framing } from './framing/framing.js';
import { ids } from './ids/ids.js';
import { methods } from './methods/methods.js';
import { changes } from './lifecycle/changes.js';
import { children } from './lifecycle/children.js';
import { persistence } from './lifecycle/persistence.js';
import { removal } from './lifecycle/removal.js';
import { storedContent } from './lifecycle/stored-content.js';
import { paging } from './paging/paging.js';
import type { ProbeFamily } from './probe-family.js';
import { roundTrips } from './round-trips/round-trips.js';

/** The families of probes that derive from any contract, in the order of their cases. */
export const probeFamilies: readonly ProbeFamily[] = [
  credentials,
  methods,
  ids,
  bodies,
  bounds,
  framing,
  persistence,
  changes,
  removal,
  children,
  storedContent,
  paging,
  roundTrips,
];
