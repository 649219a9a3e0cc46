import {
  CHUNKED_UPLOAD_KEYWORD,
  type ChunkedUploadKeyword,
  readChunkedUpload,
} from '../load/chunked-upload-keyword.js';
import { isJsonObject } from '../load/json.js';
import { valueAt } from '../load/json-pointer.js';
import { chunkedUploadProblems, operationWithId } from './chunked-upload-problems.js';
import type { BuildContext } from './context.js';
import type { SchemaLookup } from './fields-of.js';
import { kebabCase } from './names.js';
import type { Operation } from './operation.js';

/** A call that sends a large file in parts: it combines several operations. */
export interface ChunkedUpload {
  /** Where it is in the document. */
  readonly pointer: string;
  /** Its name among the calls of the resource of `create`: `uploadFile`. */
  readonly name: string;
  /** Its name among the commands of that resource: `upload`. */
  readonly command: string;
  readonly create: Operation;
  /** The property of the request that creates the upload for the total number of bytes. */
  readonly size: string;
  /** The property of that request for the name of the file. */
  readonly filename: string | undefined;
  /** The property of that request for the media type of the file. */
  readonly mediaType: string | undefined;
  /** Where the upload's id is in the response, as the tokens of a JSON Pointer. */
  readonly id: readonly string[];
  /** Where the time of expiry is in that response: seconds since the Unix epoch, or a date-time. */
  readonly expiresAt: readonly string[] | undefined;
  readonly part: UploadedPart;
  readonly complete: UploadCompletion;
  readonly cancel: Operation | undefined;
}

/** How one part is sent. */
export interface UploadedPart {
  readonly operation: Operation;
  /** The file of the multipart body; undefined where the body itself is the bytes. */
  readonly content: string | undefined;
  /** Where the part's id is in the response. */
  readonly id: readonly string[];
  /** The most bytes of one part; undefined where there is no limit. */
  readonly maxSize: number | undefined;
}

/** How an upload is completed. */
export interface UploadCompletion {
  readonly operation: Operation;
  /** The property of the request for the ids of the parts, in the order of the file. */
  readonly partIds: string;
  /** The property of the request for the MD5 of the whole file. */
  readonly md5: string | undefined;
}

/** Reads `x-upspec-chunked-upload` of all operations. Warns of each that can't be used. */
export function buildChunkedUploads(
  context: BuildContext,
  operations: readonly Operation[],
  lookup: SchemaLookup,
): readonly ChunkedUpload[] {
  return operations.flatMap((create) => {
    const operation = valueAt(context.document.root, create.pointer);
    const stated = isJsonObject(operation) ? operation[CHUNKED_UPLOAD_KEYWORD] : undefined;
    const keyword = readChunkedUpload(stated);
    if (keyword === undefined) return [];
    const pointer = `${create.pointer}/${CHUNKED_UPLOAD_KEYWORD}`;
    const problems = chunkedUploadProblems({ keyword, create, operations, lookup });
    for (const { at, problem } of problems) {
      context.warn(`${pointer}${at}`, `${CHUNKED_UPLOAD_KEYWORD} is not used: ${problem}`);
    }
    if (problems.length > 0) return [];
    const upload = uploadOf(keyword, { create, operations, pointer });
    return upload === undefined ? [] : [upload];
  });
}

interface Surroundings {
  readonly create: Operation;
  readonly operations: readonly Operation[];
  readonly pointer: string;
}

function uploadOf(
  keyword: ChunkedUploadKeyword,
  { create, operations, pointer }: Surroundings,
): ChunkedUpload | undefined {
  const part = operationWithId(operations, keyword.part.operation);
  const complete = operationWithId(operations, keyword.complete.operation);
  if (part === undefined || complete === undefined) return undefined;
  const { name, command, size, filename, mediaType, id, expiresAt, cancel } = keyword;
  return {
    pointer,
    name,
    command: command ?? kebabCase(name),
    create,
    size,
    filename,
    mediaType,
    id,
    expiresAt,
    part: { ...keyword.part, operation: part },
    complete: { ...keyword.complete, operation: complete },
    cancel: cancel === undefined ? undefined : operationWithId(operations, cancel),
  };
}
