import { type MultipartParser, openMultipart } from '../../multipart/open-multipart.js';
import { feedParser } from './feed-parser.js';
import type { ApiRequest } from './handler.js';
import { mediaType } from './media-type.js';
import type { Rejection } from './rejection.js';
import { rejections } from './rejections.js';
import type { Chunk } from './store/state.js';
import type { DataAccess } from './store/store.js';

/** What a multipart body may contain. */
export interface FormRules {
  /** The name of the part whose bytes are written to disk, sent as a file or as a field. */
  readonly filePart: string;
  readonly maxFileBytes: number;
  readonly tooLarge: () => Rejection;
}

/** A multipart body whose file is on disk. The caller keeps or discards the file. */
export interface Form {
  readonly fields: ReadonlyMap<string, string>;
  readonly file?: FormFile;
}

/** How a multipart body is parsed. */
export interface FormReading {
  /** @throws {Rejection} if it cannot be parsed */
  readForm(request: ApiRequest, rules: FormRules, store: DataAccess): Promise<Form>;
}

export interface FormFile {
  /** Absent if the part has none. */
  readonly filename?: string;
  readonly chunk: Chunk;
}

// Room for boundaries, headers and small fields, in bytes.
const MAX_OVERHEAD = 1024 * 1024;

/**
 * Reads a multipart body and streams its file to disk. If that fails, nothing is stored.
 *
 * @throws {Rejection} if it is not multipart, malformed, cut off, too large, or repeats a name
 */
export async function readForm(
  request: ApiRequest,
  rules: FormRules,
  store: DataAccess,
): Promise<Form> {
  const { parser, filter } = openParser(request, rules);
  if (Number(request.headers['content-length'] ?? 0) > rules.maxFileBytes + MAX_OVERHEAD) {
    throw rules.tooLarge();
  }
  const fields = new Map<string, string>();
  const failure = new AbortController();
  const files: Promise<FormFile>[] = [];
  let stop: (() => void) | undefined;
  try {
    await new Promise<void>((done, fail) => {
      parser.on('field', (name: string | undefined, value, ...[, isCut]) => {
        if (name === undefined) fail(rejections.malformedForm('a part has no name'));
        else if (fields.has(name)) fail(rejections.repeatedField(name));
        else if (isCut) fail(rejections.malformedForm('a field is longer than 64 KiB'));
        else fields.set(name, value);
      });
      parser.on('file', (name, stream, filename: string | undefined) => {
        // The parser also reports a cut-off body here, perhaps after the other listeners are gone.
        stream.on('error', () => undefined);
        stream.once('limit', () => {
          fail(rules.tooLarge());
        });
        failure.signal.addEventListener('abort', () => {
          stream.destroy(new Error('the multipart body is rejected'));
        });
        if (failure.signal.aborted || files.length > 0) {
          fail(rejections.repeatedField(name));
          stream.resume();
          return;
        }
        const file = store.receive(stream).then((chunk) => toFile(chunk, filename));
        file.catch(fail);
        files.push(file);
      });
      parser.once('partsLimit', () => {
        fail(rejections.malformedForm('it has more than 64 parts'));
      });
      stop = feedParser(request.openBody(), { parser, filter }, { done, fail });
    });
    const file = await files[0];
    return { fields, ...(file !== undefined && { file }) };
  } catch (error) {
    failure.abort();
    for (const result of await Promise.allSettled(files)) {
      if (result.status === 'fulfilled') await store.discard([result.value.chunk]);
    }
    throw error;
  } finally {
    stop?.();
  }
}

function openParser(request: ApiRequest, rules: FormRules): MultipartParser {
  if (mediaType(request.headers) !== 'multipart/form-data') {
    throw rejections.wrongMediaType('multipart/form-data; boundary=…');
  }
  const opened = openMultipart(request.headers['content-type'] ?? '', {
    isPartAFile: (name) => name === rules.filePart,
    limits: { fileSize: rules.maxFileBytes, fieldSize: 64 * 1024, parts: 64 },
  });
  if (opened === undefined) throw rejections.missingBoundary();
  return opened;
}

function toFile(chunk: Chunk, filename: string | undefined): FormFile {
  return { chunk, ...(filename !== undefined && { filename }) };
}
