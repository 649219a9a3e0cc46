import type { OperationId } from '@upspec/openai-files/operations';
import type { Handler } from '../handler.js';
import { addUploadPart } from './add-upload-part.js';
import { cancelUpload } from './cancel-upload.js';
import { completeUpload } from './complete-upload.js';
import { createFile } from './create-file.js';
import { createUpload } from './create-upload.js';
import { deleteFile } from './delete-file.js';
import { downloadFile } from './download-file.js';
import { listFiles } from './list-files.js';
import { retrieveFile } from './retrieve-file.js';

/** Who serves which operation of the spec. */
export const handlers: Readonly<Record<OperationId, Handler>> = {
  createFile,
  listFiles,
  retrieveFile,
  deleteFile,
  downloadFile,
  createUpload,
  addUploadPart,
  completeUpload,
  cancelUpload,
};
