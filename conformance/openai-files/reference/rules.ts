import {
  isFilePurpose,
  validateCompleteUploadRequest,
  validateCreateUploadRequest,
} from '@upspec/openai-files/validators';
import type { RequestHandling } from './respond-to-exchange.js';
import { authorize } from './authorize.js';
import { fileExpiry, type FileExpiry } from './file-expiry.js';
import { limits } from './limits.js';
import { checkBatch, readExpiry } from './operations/check-new-file.js';
import { checkMd5, checkTotal, findChunks } from './operations/choose-chunks.js';
import { handlers, type Handlers, type OperationRules } from './operations/handlers.js';
import { buildPage, follows, readLimit, readOrder, sortFiles } from './operations/page-files.js';
import { parseJson } from './parse-json.js';
import { readForm } from './read-form.js';
import { route } from './route.js';
import { expire } from './store/apply.js';
import { mayUse, type Tenancy } from './store/tenant-access.js';
import type { Aging } from './store/store.js';

/**
 * All rules of the server, composed of the parts that its stages declare. Only the start of the
 * server and the injected faults, which replace single rules, use all of them.
 */
export interface Rules extends OperationRules {
  readonly requests: RequestHandling;
  readonly tenancy: Tenancy;
  readonly expiry: FileExpiry & Pick<Aging, 'expire'>;
  readonly handlers: Handlers;
}

/** The rules of the contract. */
export const rules: Rules = {
  limits,
  ids: { suffix: '' },
  requests: { authorize, route, finish: (response) => response },
  tenancy: { mayUse },
  forms: { readForm },
  json: { parseJson },
  newFiles: { isFilePurpose, checkBatch, readExpiry },
  newUploads: { checkUploadRequest: validateCreateUploadRequest },
  listing: { readLimit, readOrder, sortFiles, follows, buildPage },
  completion: {
    checkCompletion: validateCompleteUploadRequest,
    findChunks,
    checkTotal,
    checkMd5,
  },
  expiry: { fileExpiry, expire },
  handlers,
};
