import { InvalidInputError } from '../errors.js';
import type { SourceFacts, UploadState } from './upload-state.js';
import { property } from '../value-type.js';

/** The latest time of a Date, in seconds (ECMAScript, section 21.4.1.1). */
const LAST_SECOND = 8_640_000_000_000;

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
    parts.length !== Math.ceil(size / partSize)
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
