import { checkCount } from '../check-count.js';
import { InvalidInputError } from '../errors.js';
import { abortError } from '../guard.js';
import type { RequestOptions } from '../request-options.js';
import type { ChunkedUploadRule, UploadFileOptions } from './upload-calls.js';

/** The options of an upload, checked, with their defaults. */
export interface UploadSettings {
  readonly partSize: number;
  readonly concurrency: number;
  readonly cancelOn: 'failure' | 'abort' | 'never';
  readonly signal: AbortSignal | undefined;
  readonly request: RequestOptions;
}

const DEFAULT_PART_SIZE = 64 * 1024 * 1024;
const DEFAULT_CONCURRENCY = 4;

/** @throws InvalidInputError for an option with an invalid value. */
export function uploadSettings(
  options: UploadFileOptions,
  { maxPartSize = Infinity }: ChunkedUploadRule,
): UploadSettings {
  const { resume, onState, size, md5, signal } = options;
  const partSize = options.partSize ?? Math.min(DEFAULT_PART_SIZE, maxPartSize);
  const concurrency = options.concurrency ?? DEFAULT_CONCURRENCY;
  const cancelOn = options.cancelOn ?? (resume || onState ? 'abort' : 'failure');
  checkCount('size', size ?? 0);
  checkCount('partSize', partSize, 1);
  checkCount('concurrency', concurrency, 1);
  checkChoice('cancelOn', cancelOn, ['failure', 'abort', 'never']);
  checkChoice('md5', md5 ?? 'hex', ['hex', 'base64']);
  if (partSize > maxPartSize) {
    const problem = `expected at most ${String(maxPartSize)} bytes, received ${String(partSize)}`;
    throw new InvalidInputError('partSize', problem);
  }
  return {
    partSize,
    concurrency,
    cancelOn,
    signal: signal ?? undefined,
    request: options.requestOptions ?? {},
  };
}

/** @throws APIUserAbortError where the signal was aborted. */
export function checkAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortError(signal);
}

function checkChoice(name: string, value: string, choices: readonly string[]): void {
  if (choices.includes(value)) return;
  throw new InvalidInputError(name, `expected ${choices.join(' or ')}, received ${String(value)}`);
}
