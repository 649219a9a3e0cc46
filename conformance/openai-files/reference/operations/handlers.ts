import type { OperationId } from '../operation-id.js';
import type { Handler } from '../handler.js';
import { addUploadPart, type AddUploadPartRules } from './add-upload-part.js';
import { cancelUpload } from './cancel-upload.js';
import { completeUpload, type CompleteUploadRules } from './complete-upload.js';
import { createFile, type CreateFileRules } from './create-file.js';
import { createUpload, type CreateUploadRules } from './create-upload.js';
import { deleteFile } from './delete-file.js';
import { downloadFile } from './download-file.js';
import { listFiles, type ListFilesRules } from './list-files.js';
import { retrieveFile } from './retrieve-file.js';

/** The rules of all operations together. */
export type OperationRules = CreateFileRules &
  ListFilesRules &
  CreateUploadRules &
  AddUploadPartRules &
  CompleteUploadRules;

export type Handlers = Readonly<Record<OperationId, Handler<OperationRules>>>;

/** The handler of each operation of the spec. */
export const handlers: Handlers = {
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

/** Whether an id of the contract is that of an operation of this server. */
export function isServed(id: string): id is OperationId {
  return Object.hasOwn(handlers, id);
}
