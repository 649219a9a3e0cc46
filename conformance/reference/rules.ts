import type { OperationId } from '@upspec/openai-files/operations';
import {
  isFilePurpose,
  validateCompleteUploadRequest,
  validateCreateUploadRequest,
  type ValidationResult,
} from '@upspec/openai-files/validators';
import { authorize, type Caller } from './authorize.js';
import { fileExpiry, type ExpiringFile } from './file-expiry.js';
import type { ApiRequest, Handler, Reply } from './handler.js';
import { limits, type Limits } from './limits.js';
import { checkBatch, readExpiry } from './operations/check-new-file.js';
import { checkMd5, checkTotal, findChunks } from './operations/choose-chunks.js';
import { handlers } from './operations/handlers.js';
import { buildPage, follows, readLimit, readOrder, sortFiles } from './operations/page-files.js';
import type { Page, PageOf } from './operations/page-files.js';
import { parseJson } from './parse-json.js';
import { readForm, type Form, type FormRules } from './read-form.js';
import type { Refusal } from './refusal.js';
import { route, type Route } from './route.js';
import { expire } from './store/apply.js';
import type { Chunk, State, StoredFile, StoredUpload } from './store/state.js';
import type { DataAccess } from './store/store.js';

/** What a request for an Upload must tell. */
export interface AskedUpload {
  readonly bytes: number;
  readonly filename: string;
  readonly purpose: string;
  readonly expires_after?: { readonly seconds: number };
}

/** What a request to complete an Upload must tell. */
export interface AskedCompletion {
  readonly part_ids: readonly string[];
  readonly md5?: string;
}

/** By what the server decides. A fault puts something else in the place of one of them, or of a few. */
export interface Rules {
  readonly limits: Limits;
  authorize(caller: Caller, apiKey: string | undefined): void;
  route(method: string, path: string): Route;
  readonly handlers: Readonly<Record<OperationId, Handler>>;
  /** How an answer is told, the very last step. */
  tell(answer: Reply | Refusal, caller: Caller): Reply | Refusal;

  readForm(request: ApiRequest, rules: FormRules, store: DataAccess): Promise<Form>;
  parseJson(bytes: Uint8Array): unknown;
  checkUploadRequest(value: unknown): ValidationResult<AskedUpload>;
  checkCompletion(value: unknown): ValidationResult<AskedCompletion>;

  isFilePurpose(text: string): boolean;
  checkBatch(filename: string, chunk: Chunk, limits: Limits): void;
  readExpiry(fields: ReadonlyMap<string, string>, limits: Limits): number | undefined;
  fileExpiry(file: ExpiringFile, limits: Limits): number | null;

  readLimit(text: string | null, limits: Limits): number;
  readOrder(text: string | null): 1 | -1;
  sortFiles(files: readonly StoredFile[], order: 1 | -1): readonly StoredFile[];
  follows(file: StoredFile, cursor: StoredFile, order: 1 | -1): boolean;
  buildPage(files: PageOf): Page;

  findChunks(upload: StoredUpload, ids: readonly string[]): readonly Chunk[];
  checkTotal(upload: StoredUpload, chunks: readonly Chunk[]): void;
  checkMd5(md5: string, chunks: readonly Chunk[], store: DataAccess): Promise<void>;

  expire(state: State, now: number): readonly Chunk[];
}

/** The rules of the contract. */
export const rules: Rules = {
  limits,
  authorize,
  route,
  handlers,
  tell: (answer) => answer,
  readForm,
  parseJson,
  checkUploadRequest: validateCreateUploadRequest,
  checkCompletion: validateCompleteUploadRequest,
  isFilePurpose,
  checkBatch,
  readExpiry,
  fileExpiry,
  readLimit,
  readOrder,
  sortFiles,
  follows,
  buildPage,
  findChunks,
  checkTotal,
  checkMd5,
  expire,
};
