import { aimock } from './aimock.js';
import { fakeai } from './fakeai.js';
import { litellm } from './litellm.js';
import { ogx } from './ogx.js';
import { portkey } from './portkey.js';
import type { RealServer } from './real-server.js';

/** The servers of others that are held to the contract. */
export const realServers: readonly RealServer[] = [aimock, portkey, litellm, ogx, fakeai];
