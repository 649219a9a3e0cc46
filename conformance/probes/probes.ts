import type { Probe } from '../probe/probe.js';
import { agreementProbes } from './agreement.js';
import { contentProbes } from './content.js';
import { deleteProbes } from './delete.js';
import { expiryProbes } from './expiry.js';
import { expiryRefusedProbes } from './expiry-refused.js';
import { fileLimitProbes } from './file-limits.js';
import { filenameProbes } from './filename.js';
import { listPlaceProbes } from './list-places.js';
import { listQueryProbes } from './list-query.js';
import { listProbes } from './list.js';
import { nearIdProbes } from './near-ids.js';
import { purposeProbes } from './purpose.js';

/** All probes; a new group is a file and a line here. */
export const probes: readonly Probe[] = [
  ...agreementProbes,
  ...contentProbes,
  ...deleteProbes,
  ...expiryProbes,
  ...expiryRefusedProbes,
  ...fileLimitProbes,
  ...filenameProbes,
  ...listPlaceProbes,
  ...listProbes,
  ...listQueryProbes,
  ...nearIdProbes,
  ...purposeProbes,
];
