import type { FileObject } from '../../../generated/typescript/types.js';
import { isFilePurpose } from '../../../generated/typescript/validators.js';
import { fileExpiry } from '../file-expiry.js';
import type { ApiRequest, Reply } from '../handler.js';
import { EXPIRY_RANGE, MAX_BATCH_FILE_BYTES, MAX_FILE_BYTES } from '../limits.js';
import { newFileId } from '../new-id.js';
import { readForm, type Form } from '../read-form.js';
import { refusals } from '../refusals.js';
import type { Chunk } from '../store/state.js';
import type { Store } from '../store/store.js';

const ANCHOR = 'expires_after[anchor]';
const SECONDS = 'expires_after[seconds]';
const KNOWN_FIELDS: ReadonlySet<string> = new Set(['purpose', ANCHOR, SECONDS]);

/** POST /files. */
export async function createFile(request: ApiRequest, store: Store): Promise<Reply> {
  const rules = {
    filePart: 'file',
    maxFileBytes: MAX_FILE_BYTES,
    tooLarge: refusals.fileTooLarge,
  };
  const form = await readForm(request, rules, store);
  try {
    const { filename, purpose, seconds, chunk } = check(form);
    const { file } = await store.change(({ now }) => ({
      kind: 'file-created',
      file: newFile({ filename, purpose, bytes: chunk.bytes }, { createdAt: now, seconds }),
      chunks: [chunk],
    }));
    return { kind: 'json', body: file };
  } catch (error) {
    if (form.file !== undefined) await store.discard([form.file.chunk]);
    throw error;
  }
}

/**
 * A File as it is told, its members in the order of the recordings.
 *
 * @param times `created_at`, and the seconds of `expires_after`, if the file has one
 */
export function newFile(
  about: { readonly filename: string; readonly purpose: string; readonly bytes: number },
  times: { readonly createdAt: number; readonly seconds: number | undefined },
): FileObject {
  return {
    object: 'file',
    id: newFileId(),
    purpose: about.purpose,
    filename: about.filename,
    bytes: about.bytes,
    created_at: times.createdAt,
    expires_at: fileExpiry({ purpose: about.purpose, ...times }),
    status: 'processed',
    status_details: null,
  };
}

interface NewFile {
  readonly filename: string;
  readonly purpose: string;
  readonly seconds: number | undefined;
  readonly chunk: Chunk;
}

function check({ fields, file }: Form): NewFile {
  const unexpected = [...fields.keys()].filter((name) => !KNOWN_FIELDS.has(name));
  if (unexpected.length > 0) throw refusals.unexpectedFields(unexpected);
  if (file === undefined) throw refusals.missingField('file');
  const { filename, chunk } = file;
  if (filename === undefined || filename === '') throw refusals.missingFilename();
  const purpose = fields.get('purpose');
  if (purpose === undefined) throw refusals.missingField('purpose');
  if (!isFilePurpose(purpose)) throw refusals.wrongPurpose(purpose);
  if (purpose === 'batch') checkBatch(filename, chunk);
  return { filename, purpose, seconds: readExpiry(fields), chunk };
}

// A name without any ending was taken, as recorded; one with another ending was refused.
function checkBatch(filename: string, chunk: Chunk): void {
  if (filename.includes('.') && !filename.endsWith('.jsonl')) throw refusals.wrongBatchName();
  if (chunk.bytes > MAX_BATCH_FILE_BYTES) throw refusals.fileTooLarge();
}

function readExpiry(fields: ReadonlyMap<string, string>): number | undefined {
  if (!fields.has(ANCHOR) && !fields.has(SECONDS)) return undefined;
  const text = fields.get(SECONDS) ?? '';
  const seconds = Number(text);
  const isRight =
    fields.get(ANCHOR) === 'created_at' &&
    /^[0-9]+$/.test(text) &&
    seconds >= EXPIRY_RANGE.least &&
    seconds <= EXPIRY_RANGE.most;
  if (!isRight) throw refusals.wrongExpiry();
  return seconds;
}
