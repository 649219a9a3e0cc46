import { ClientError } from '../errors.js';
import { abortError } from '../guard.js';
import type { PartSource } from './part-source.js';
import type { StateStore } from './state-store.js';
import { unlessAborted } from './unless-aborted.js';
import type { ChunkedUpload } from './upload-calls.js';
import { progressMeter, type UploadProgress } from './upload-progress.js';
import type { UploadSettings } from './upload-settings.js';
import type { UploadState } from './upload-state.js';
import { idAt } from './value-at.js';

/** What the parts of an upload are sent with. */
export interface Sending {
  readonly source: PartSource;
  readonly settings: UploadSettings;
  readonly store: StateStore;
  readonly onProgress: ((progress: UploadProgress) => void) | undefined;
  /** Called with each state of the upload. */
  readonly onState: (state: UploadState) => void;
}

/**
 * Sends the parts that the server does not have, several at a time. The first part that fails
 * finally stops the others.
 *
 * @returns the state with all parts.
 */
export async function sendParts(
  upload: Pick<ChunkedUpload<object, unknown>, 'part' | 'rule'>,
  begun: UploadState,
  { source, settings, store, onProgress, onState }: Sending,
): Promise<UploadState> {
  const { signal, concurrency, request } = settings;
  const id = String(begun.upload.id);
  const missing = begun.parts.flatMap((part, index) => (part === null ? [index] : []));
  const waiting = missing.values();
  let state = begun;
  const rangeOf = (index: number): { readonly start: number; readonly end: number } => {
    const start = index * begun.partSize;
    return { start, end: Math.min(source.size, start + begun.partSize) };
  };
  const finished = begun.parts.flatMap((part, index) => (part === null ? [] : [rangeOf(index)]));
  const meter = progressMeter(
    {
      totalBytes: source.size,
      totalParts: begun.parts.length,
      bytes: finished.reduce((sum, { start, end }) => sum + end - start, 0),
      parts: finished.length,
    },
    (progress) => onProgress?.(progress),
  );

  async function send(index: number, { signal: stop, fail }: Worker): Promise<void> {
    const { start, end } = rangeOf(index);
    const onRead = (bytes: number): void => {
      try {
        meter.sending(index, bytes);
      } catch (error) {
        fail(error);
      }
    };
    const content = await unlessAborted(source.part({ start, end, onRead }), stop);
    const response = await upload.part(id, content, { ...request, signal: stop });
    const partId = idAt(response, upload.rule.partId);
    if (partId === undefined) {
      throw new ClientError(`the response has no id at /${upload.rule.partId.join('/')}`);
    }
    state = { ...state, parts: state.parts.map((part, at) => (at === index ? partId : part)) };
    onState(state);
    await unlessAborted(store.save(state), stop);
    meter.finish(index, end - start);
  }

  await inParallel(Math.min(concurrency, missing.length), signal, async (worker) => {
    for (const index of waiting) {
      await send(index, worker);
      if (worker.signal.aborted) return;
    }
  });
  return state;
}

/** One of several that run side by side. */
interface Worker {
  readonly signal: AbortSignal;
  /** Stops all. */
  fail(error: unknown): void;
}

/**
 * Runs workers until all have ended. The first failure, or an abort, stops the others. Each has a
 * signal of its own: many listeners of one signal would cause a warning.
 */
async function inParallel(
  count: number,
  signal: AbortSignal | undefined,
  work: (worker: Worker) => Promise<void>,
): Promise<void> {
  const controllers = Array.from({ length: count }, () => new AbortController());
  let failure: { readonly error: unknown } | undefined;
  const stopAll = (reason: unknown): void => {
    for (const controller of controllers) controller.abort(reason);
  };
  const fail = (error: unknown): void => {
    failure ??= { error };
    stopAll(error);
  };
  const abort = (): void => {
    stopAll(signal?.reason);
  };
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted) abort();
  await Promise.all(controllers.map((own) => work({ signal: own.signal, fail }).catch(fail)));
  signal?.removeEventListener('abort', abort);
  if (signal?.aborted) throw abortError(signal);
  if (failure !== undefined) throw failure.error;
}
