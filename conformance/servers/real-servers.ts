import { aimock } from './aimock.js';
import { fakeai } from './fakeai.js';
import { litellm } from './litellm.js';
import { ogx } from './ogx.js';
import { portkey } from './portkey.js';
import type { RealServer } from './real-server.js';

/** The third-party servers that are checked. */
export const realServers: readonly RealServer[] = [aimock, portkey, litellm, ogx, fakeai];
