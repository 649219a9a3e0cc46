// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { InvalidInputError } from '../errors.js';

/**
 * What an upload needs to be continued by another process. It is JSON, and has no secret unless the
 * request that created the upload had one.
 */
export interface UploadState {
  readonly version: 1;
  readonly upload: {
    readonly id: string | number;
    /** Seconds since the Unix epoch; absent where the API does not state it. */
    readonly expiresAt?: number;
  };
  readonly source: SourceFacts;
  /** The body of the request that created the upload. */
  readonly request: unknown;
  /** The bytes of each part but the last. */
  readonly partSize: number;
  /** The ids of the parts in the order of the file; null for a part that the server does not have. */
  readonly parts: readonly (string | number | null)[];
}

/** What shows whether content is still the same. */
export interface SourceFacts {
  /** In bytes. */
  readonly size: number;
  /** Milliseconds since the Unix epoch; absent for content without a time of modification. */
  readonly modifiedAt?: number;
  /**
   * The SHA-256, in hexadecimal, of the first 64 KiB and of the last 64 KiB after them; absent for a
   * stream.
   */
  readonly sample?: string;
}

/** The latest time of a Date, in seconds (ECMAScript, section 21.4.1.1). */
const LAST_SECOND = 8_640_000_000_000;

/** How many parts a file has. */
export function partCount(size: number, partSize: number): number {
  return Math.ceil(size / partSize);
}

/**
 * Checks a state that comes from a file or from another program.
 *
 * @throws InvalidInputError where it is not a state.
 */
export function checkState(value: unknown): UploadState {
  const upload = property(value, 'upload');
  const source = property(value, 'source');
  const [id, expiresAt] = [property(upload, 'id'), property(upload, 'expiresAt')];
  const [size, modifiedAt] = [property(source, 'size'), property(source, 'modifiedAt')];
  const sample = property(source, 'sample');
  const [partSize, parts] = [property(value, 'partSize'), property(value, 'parts')];
  if (
    property(value, 'version') !== 1 ||
    !isId(id) ||
    !isOptional(expiresAt, isTime) ||
    !isCount(size) ||
    !isOptional(modifiedAt, isCount) ||
    !isOptional(sample, (each) => typeof each === 'string') ||
    !isCount(partSize) ||
    partSize === 0 ||
    !isPartList(parts) ||
    parts.length !== partCount(size, partSize)
  ) {
    throw new InvalidInputError('resume', 'it is not the state of an upload');
  }
  return {
    version: 1,
    upload: expiresAt === undefined ? { id } : { id, expiresAt },
    source: sourceFacts(size, modifiedAt, sample),
    request: property(value, 'request'),
    partSize,
    parts,
  };
}

/** Facts, of which unknown ones are absent. */
export function sourceFacts(
  size: number,
  modifiedAt: number | undefined,
  sample: string | undefined,
): SourceFacts {
  return {
    size,
    ...(modifiedAt !== undefined && { modifiedAt }),
    ...(sample !== undefined && { sample }),
  };
}

function isId(value: unknown): value is string | number {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= LAST_SECOND;
}

function isPartList(value: unknown): value is readonly (string | number | null)[] {
  return Array.isArray(value) && value.every((each) => each === null || isId(each));
}

function isOptional<T>(
  value: unknown,
  isValid: (value: unknown) => value is T,
): value is T | undefined {
  return value === undefined || isValid(value);
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
