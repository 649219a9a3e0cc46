import { authFaults } from './auth.js';
import { cancelFaults } from './cancel.js';
import { completeFaults } from './complete.js';
import { completedFileFaults } from './completed-file.js';
import { contentFaults } from './content.js';
import { createFaults } from './create.js';
import { deleteFaults } from './delete.js';
import { errorFaults } from './errors.js';
import { expiryFaults } from './expiry.js';
import type { Fault } from './fault.js';
import { fileFaults } from './file.js';
import { fileAgreementFaults } from './file-agreement.js';
import { filenameFaults } from './filename.js';
import { formFaults } from './form.js';
import { isolationFaults } from './isolation.js';
import { leakFaults } from './leak.js';
import { listFaults } from './list.js';
import { pageFaults } from './page.js';
import { partFaults } from './part.js';
import { partRequestFaults } from './part-request.js';
import { requestFaults } from './request.js';
import { retrieveFaults } from './retrieve.js';
import { routeFaults } from './route.js';
import { stopFaults } from './stop.js';
import { tenantFaults } from './tenants.js';
import { uploadFaults } from './upload.js';
import { uploadRequestFaults } from './upload-request.js';

/** All injected faults of the reference server, by name. */
export const faults: readonly Fault[] = [
  ...routeFaults,
  ...authFaults,
  ...errorFaults,
  ...stopFaults,
  ...requestFaults,
  ...formFaults,
  ...fileFaults,
  ...fileAgreementFaults,
  ...leakFaults,
  ...filenameFaults,
  ...createFaults,
  ...expiryFaults,
  ...listFaults,
  ...pageFaults,
  ...retrieveFaults,
  ...deleteFaults,
  ...contentFaults,
  ...uploadFaults,
  ...uploadRequestFaults,
  ...partFaults,
  ...partRequestFaults,
  ...completeFaults,
  ...completedFileFaults,
  ...cancelFaults,
  ...isolationFaults,
  ...tenantFaults,
];
