import { isJsonObject, type Json, type JsonObject } from './json.js';
import { escapeToken, parsePointer } from './json-pointer.js';
import type { DocumentLocation, LintError } from './lint-error.js';
import { findKeywordErrors, type KeywordError } from './operation-keyword.js';
import { suggest } from './suggest.js';

/**
 * `x-upspec-chunked-upload` of the operation that creates an upload: how a large file is sent in
 * parts. It names the operations by their `operationId`, the properties of their requests, and JSON
 * Pointers into their responses.
 *
 * ```yaml
 * x-upspec-chunked-upload:
 *   size: length
 *   id: /id
 *   part: { operation: addPiece, content: piece, id: /id, maxSize: 1048576 }
 *   complete: { operation: joinPieces, partIds: pieces }
 *   cancel: { operation: dropPieces }
 * ```
 */
export const CHUNKED_UPLOAD_KEYWORD = 'x-upspec-chunked-upload';

/** The keyword as the document has it. */
export interface ChunkedUploadKeyword {
  /** The name of the call: `uploadFile` by default. */
  readonly name: string;
  /** The name of the command; by default that of the call. */
  readonly command: string | undefined;
  /** The property of the request for the total number of bytes. */
  readonly size: string;
  readonly filename: string | undefined;
  readonly mediaType: string | undefined;
  /** The id of the upload in the response, as the tokens of a pointer. */
  readonly id: readonly string[];
  /** The time of expiry in the response. */
  readonly expiresAt: readonly string[] | undefined;
  readonly part: PartKeyword;
  readonly complete: CompleteKeyword;
  /** The operation that cancels an upload. */
  readonly cancel: string | undefined;
}

interface PartKeyword {
  readonly operation: string;
  /** The file of the multipart body; undefined where the body itself is the bytes. */
  readonly content: string | undefined;
  readonly id: readonly string[];
  /** The most bytes of one part. */
  readonly maxSize: number | undefined;
}

interface CompleteKeyword {
  readonly operation: string;
  /** The property for the ids of the parts, in the order of the file. */
  readonly partIds: string;
  /** The property for the MD5 of the whole file. */
  readonly md5: string | undefined;
}

interface Entry {
  readonly kind: 'text' | 'call' | 'command' | 'pointer' | 'bytes' | Entries;
  readonly isRequired?: true;
}

type Entries = Readonly<Record<string, Entry>>;

const ENTRIES: Entries = {
  name: { kind: 'call' },
  command: { kind: 'command' },
  size: { kind: 'text', isRequired: true },
  filename: { kind: 'text' },
  mediaType: { kind: 'text' },
  id: { kind: 'pointer', isRequired: true },
  expiresAt: { kind: 'pointer' },
  part: {
    isRequired: true,
    kind: {
      operation: { kind: 'text', isRequired: true },
      content: { kind: 'text' },
      id: { kind: 'pointer', isRequired: true },
      maxSize: { kind: 'bytes' },
    },
  },
  complete: {
    isRequired: true,
    kind: {
      operation: { kind: 'text', isRequired: true },
      partIds: { kind: 'text', isRequired: true },
      md5: { kind: 'text' },
    },
  },
  cancel: { kind: { operation: { kind: 'text', isRequired: true } } },
};

const DEFAULT_NAME = 'uploadFile';

/** Reads the keyword; undefined where there is none, or where it has an error. */
export function readChunkedUpload(value: Json | undefined): ChunkedUploadKeyword | undefined {
  if (!isJsonObject(value) || findErrors(value, ENTRIES, '').length > 0) return undefined;
  const part = objectIn(value, 'part');
  const complete = objectIn(value, 'complete');
  const maxSize = part['maxSize'];
  return {
    name: textIn(value, 'name') ?? DEFAULT_NAME,
    command: textIn(value, 'command'),
    size: textIn(value, 'size') ?? '',
    filename: textIn(value, 'filename'),
    mediaType: textIn(value, 'mediaType'),
    id: pointerIn(value, 'id') ?? [],
    expiresAt: pointerIn(value, 'expiresAt'),
    part: {
      operation: textIn(part, 'operation') ?? '',
      content: textIn(part, 'content'),
      id: pointerIn(part, 'id') ?? [],
      maxSize: typeof maxSize === 'number' ? maxSize : undefined,
    },
    complete: {
      operation: textIn(complete, 'operation') ?? '',
      partIds: textIn(complete, 'partIds') ?? '',
      md5: textIn(complete, 'md5'),
    },
    cancel: textIn(objectIn(value, 'cancel'), 'operation'),
  };
}

/** Finds the errors of the keyword in every operation. */
export function findChunkedUploadErrors(
  root: JsonObject,
  location: (pointer: string) => DocumentLocation,
): readonly LintError[] {
  return findKeywordErrors({ root, location }, CHUNKED_UPLOAD_KEYWORD, (value) =>
    findErrors(value, ENTRIES, ''),
  );
}

function findErrors(value: Json, entries: Entries, at: string): readonly KeywordError[] {
  const names = Object.keys(entries);
  if (!isJsonObject(value)) {
    const suggestion = `write the properties ${names.join(', ')}`;
    return [{ at, message: `${nameOf(at)} must be an object`, suggestion }];
  }
  const unknown = Object.keys(value)
    .filter((name) => !Object.hasOwn(entries, name))
    .map((name): KeywordError => {
      const near = suggest(name, names);
      const suggestion = near === undefined ? `use ${names.join(', ')}` : `did you mean "${near}"?`;
      return {
        at: `${at}/${escapeToken(name)}`,
        message: `unknown property "${name}"`,
        suggestion,
      };
    });
  const known = Object.entries(entries).flatMap(([name, entry]) =>
    entryErrors(value[name], entry, { at, name }),
  );
  return [...unknown, ...known];
}

function entryErrors(
  value: Json | undefined,
  { kind, isRequired }: Entry,
  { at, name }: { readonly at: string; readonly name: string },
): readonly KeywordError[] {
  if (value === undefined) {
    const message = `${nameOf(at)} has no ${name}`;
    return isRequired ? [{ at, message, suggestion: `add ${name}` }] : [];
  }
  const own = `${at}/${name}`;
  if (typeof kind === 'object') return findErrors(value, kind, own);
  const { isValid, message, suggestion } = CHECKS[kind];
  return isValid(value) ? [] : [{ at: own, message: `${name} ${message}`, suggestion }];
}

interface Check {
  isValid(value: Json): boolean;
  readonly message: string;
  readonly suggestion: string;
}

const CHECKS: Readonly<Record<Exclude<Entry['kind'], Entries>, Check>> = {
  text: {
    isValid: (value) => typeof value === 'string' && value !== '',
    message: 'must be a name',
    suggestion: 'write a string that is not empty',
  },
  call: {
    isValid: (value) => typeof value === 'string' && /^[a-z][A-Za-z\d]*$/.test(value),
    message: 'must be the name of a call',
    suggestion: `write it in camel case, as ${DEFAULT_NAME}`,
  },
  command: {
    isValid: (value) => typeof value === 'string' && /^[a-z][a-z\d]*(?:-[a-z\d]+)*$/.test(value),
    message: 'must be the name of a command',
    suggestion: 'write lower-case characters, digits and hyphens',
  },
  pointer: {
    isValid: (value) => typeof value === 'string' && /^\/./.test(value),
    message: 'must be a JSON Pointer into the response',
    suggestion: 'write for example /id',
  },
  bytes: {
    isValid: (value) => Number.isSafeInteger(value) && Number(value) > 0,
    message: 'must be a number of bytes',
    suggestion: 'write an integer of at least 1',
  },
};

function nameOf(at: string): string {
  return at === '' ? 'the value' : at.slice(1).replaceAll('/', '.');
}

function objectIn(object: JsonObject, name: string): JsonObject {
  const value = object[name];
  return isJsonObject(value) ? value : {};
}

function textIn(object: JsonObject, name: string): string | undefined {
  const value = object[name];
  return typeof value === 'string' ? value : undefined;
}

function pointerIn(object: JsonObject, name: string): readonly string[] | undefined {
  const pointer = textIn(object, name);
  return pointer === undefined ? undefined : parsePointer(pointer);
}
