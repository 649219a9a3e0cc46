import type { OperationId } from '../reference/operation-id.js';

/** A request of a sequence. A value such as `{upload}` is the id in the response of an earlier call. */
export interface Call {
  readonly operation: OperationId;
  /** The id in the path. */
  readonly id?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: Readonly<Record<string, unknown>>;
  /** Of the file or the part that is sent. */
  readonly content?: string;
  /** Whether the API key is wrong. */
  readonly hasWrongKey?: boolean;
  /** The name of the id in the response, for calls that follow. */
  readonly as?: string;
  /** How often it is sent, without a pause; 1 by default. */
  readonly times?: number;
}

/** The content of {@link addPart}, in bytes. */
export const partSize = 5;

export const createFile = (as: string): Call => ({
  operation: 'createFile',
  content: 'hello',
  as,
});

export const createUpload = (as: string, bytes: number = partSize): Call => ({
  operation: 'createUpload',
  json: { purpose: 'user_data', filename: 'a.txt', bytes, mime_type: 'text/plain' },
  as,
});

export const addPart = (upload: string, as: string): Call => ({
  operation: 'addUploadPart',
  id: upload,
  content: 'hello',
  as,
});

export const complete = (upload: string, parts: readonly string[], md5?: string): Call => ({
  operation: 'completeUpload',
  id: upload,
  json: md5 === undefined ? { part_ids: parts } : { part_ids: parts, md5 },
});

export const cancel = (upload: string): Call => ({ operation: 'cancelUpload', id: upload });

export const retrieve = (file: string, times = 1): Call => ({
  operation: 'retrieveFile',
  id: file,
  times,
});

export const download = (file: string, times = 1): Call => ({
  operation: 'downloadFile',
  id: file,
  times,
});

export const remove = (file: string, times = 1): Call => ({
  operation: 'deleteFile',
  id: file,
  times,
});

export const list = (query: Readonly<Record<string, string>> = {}, times = 1): Call => ({
  operation: 'listFiles',
  query,
  times,
});
