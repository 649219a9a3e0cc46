// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { PartSource } from './part-source.js';
import type { ChunkedUpload } from './upload-calls.js';
import { unlessAborted } from './unless-aborted.js';
import type { ProgressMeter } from './upload-progress.js';
import { checkAborted, type UploadSettings } from './upload-settings.js';
import type { UploadState } from './upload-state.js';
import { idAt } from './value-at.js';

/** What the parts of an upload are sent with. */
export interface Sending {
  readonly source: PartSource;
  readonly settings: UploadSettings;
  readonly meter: ProgressMeter | undefined;
  /** Called with each state of the upload, and awaited before another part is sent. */
  readonly onState: (state: UploadState) => Promise<void> | undefined;
}

/**
 * Sends the parts that the server does not have, several at a time. The first part that fails
 * finally stops the others.
 */
export async function sendParts(
  upload: Pick<ChunkedUpload<never, never, unknown>, 'part' | 'rule'>,
  begun: UploadState,
  { source, settings, meter, onState }: Sending,
): Promise<void> {
  const { signal, concurrency, request } = settings;
  const id = String(begun.upload.id);
  const missing = begun.parts.flatMap((part, index) => (part === null ? [index] : []));
  const waiting = missing.values();
  let state = begun;

  async function send(index: number, { signal: stop, fail }: Worker): Promise<void> {
    const start = index * begun.partSize;
    const end = Math.min(source.size, start + begun.partSize);
    const onRead = (bytes: number): void => {
      try {
        meter?.sending(index, bytes);
      } catch (error) {
        fail(error);
      }
    };
    const content = await unlessAborted(Promise.resolve(source.part({ start, end, onRead })), stop);
    const response = await upload.part(id, content, { ...request, signal: stop });
    const partId = idAt(response, upload.rule.partId);
    state = { ...state, parts: state.parts.map((part, at) => (at === index ? partId : part)) };
    await unlessAborted(onState(state), stop);
    meter?.finish(index, end - start);
  }

  await inParallel(Math.min(concurrency, missing.length), signal, async (worker) => {
    for (const index of waiting) {
      await send(index, worker);
      if (worker.signal.aborted) return;
    }
  });
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
  const stop = new AbortController();
  const signals = signal === undefined ? [stop.signal] : [stop.signal, signal];
  let failure: { readonly error: unknown } | undefined;
  const fail = (error: unknown): void => {
    failure ??= { error };
    stop.abort(error);
  };
  const workers = Array.from({ length: count }, () => ({ signal: AbortSignal.any(signals), fail }));
  await Promise.all(workers.map((worker) => work(worker).catch(fail)));
  checkAborted(signal);
  if (failure !== undefined) throw failure.error;
}
