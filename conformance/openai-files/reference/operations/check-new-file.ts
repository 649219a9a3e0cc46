import type { Limits } from '../limits.js';
import type { Form } from '../read-form.js';
import { rejections } from '../rejections.js';
import type { Chunk } from '../store/state.js';

const ANCHOR = 'expires_after[anchor]';
const SECONDS = 'expires_after[seconds]';
const KNOWN_FIELDS: ReadonlySet<string> = new Set(['purpose', ANCHOR, SECONDS]);

/** Whether a file is accepted, and for how long. */
export interface NewFileChecks {
  isFilePurpose(text: string): boolean;
  checkBatch(filename: string, chunk: Chunk, limits: Limits): void;
  readExpiry(fields: ReadonlyMap<string, string>, limits: Limits): number | undefined;
}

/** The rules by which a multipart body is checked. */
export interface NewFileRules {
  readonly limits: Limits;
  readonly newFiles: NewFileChecks;
}

export interface NewFile {
  readonly filename: string;
  readonly purpose: string;
  readonly seconds: number | undefined;
  readonly chunk: Chunk;
}

/** Reads the requested file from a multipart body. @throws {Rejection} if it is not valid */
export function checkNewFile({ fields, file }: Form, { newFiles, limits }: NewFileRules): NewFile {
  const unexpected = [...fields.keys()].filter((name) => !KNOWN_FIELDS.has(name));
  if (unexpected.length > 0) throw rejections.unexpectedFields(unexpected);
  if (file === undefined) throw rejections.missingField('file');
  const { filename, chunk } = file;
  if (filename === undefined || filename === '') throw rejections.missingFilename();
  const purpose = fields.get('purpose');
  if (purpose === undefined) throw rejections.missingField('purpose');
  if (!newFiles.isFilePurpose(purpose)) throw rejections.wrongPurpose(purpose);
  if (purpose === 'batch') newFiles.checkBatch(filename, chunk, limits);
  return { filename, purpose, seconds: newFiles.readExpiry(fields, limits), chunk };
}

// Recorded: a name without an extension was accepted, one with another extension was rejected.
export function checkBatch(filename: string, chunk: Chunk, limits: Limits): void {
  if (filename.includes('.') && !filename.endsWith('.jsonl')) throw rejections.wrongBatchName();
  if (chunk.bytes > limits.maxBatchFileBytes) throw rejections.batchFileTooLarge();
}

/** The seconds of `expires_after`, if the multipart body has it. */
export function readExpiry(
  fields: ReadonlyMap<string, string>,
  { expiry }: Limits,
): number | undefined {
  if (!fields.has(ANCHOR) && !fields.has(SECONDS)) return undefined;
  const text = fields.get(SECONDS) ?? '';
  const seconds = Number(text);
  const isRight =
    fields.get(ANCHOR) === 'created_at' &&
    /^[0-9]+$/.test(text) &&
    seconds >= expiry.least &&
    seconds <= expiry.most;
  if (!isRight) throw rejections.wrongExpiry();
  return seconds;
}
