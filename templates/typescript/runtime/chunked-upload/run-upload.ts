import { beginUpload } from './begin-upload.js';
import { withinLimit } from './cancel-limit.js';
import type { ChunkedUpload, OpenedSource, UploadFileOptions } from './upload-calls.js';
import { APIError } from '../errors.js';
import { abortError } from '../guard.js';
import { followCall } from './follow-call.js';
import { hashMd5 } from './hash-md5.js';
import { openSource } from './open-source.js';
import type { PartSource } from './part-source.js';
import { sendParts } from './send-parts.js';
import { stateStore } from './state-store.js';
import { unlessAborted } from './unless-aborted.js';
import { SourceChangedError, UnfinishedUploadError } from './upload-errors.js';
import { checkAborted, type UploadSettings, uploadSettings } from './upload-settings.js';
import type { UploadState } from './upload-state.js';

/** Runs an upload: creates or continues it, sends its parts, and completes it. */
export async function runUpload<Body extends object, Result>(
  opened: OpenedSource,
  options: UploadFileOptions,
  upload: ChunkedUpload<Body, Result>,
): Promise<Result> {
  const settings = uploadSettings(options, upload.rule);
  const source = await openSource(opened, options.size);
  try {
    checkAborted(settings);
    return await runWith(source, { options, settings }, upload);
  } finally {
    await source.close(undefined);
  }
}

interface Chosen {
  readonly options: UploadFileOptions;
  readonly settings: UploadSettings;
}

async function runWith<Body extends object, Result>(
  source: PartSource,
  { options, settings }: Chosen,
  upload: ChunkedUpload<Body, Result>,
): Promise<Result> {
  const { resume, onState, onProgress, md5 } = options;
  const { signal } = settings;
  const store = stateStore(resume, onState);
  const isKept = resume !== undefined || onState !== undefined;
  const md5Of = hashMd5(source, md5);
  const begun = await beginUpload(upload, { source, settings, store, isKept });
  let { state } = begun;
  const setState = (next: UploadState): void => void (state = next);
  // A process that was killed may have completed an upload without a missing part.
  const wasComplete = begun.isContinued && state.parts.every((part) => part !== null);
  const completion = followCall(settings.request, mayBeCompleted);
  let result: Result;
  try {
    await unlessAborted(store.save(state), signal);
    await sendParts(upload, state, { source, settings, store, onProgress, onState: setState });
    await unlessAborted(source.verify(), signal);
    const hash = await unlessAborted(md5Of(), signal);
    const parts = { ids: state.parts.map(String), md5: hash };
    result = await upload.complete(String(state.upload.id), parts, {
      ...completion.options,
      signal,
    });
  } catch (error) {
    await store.settle();
    const cause = signal?.aborted ? abortError(signal) : error;
    if (!(await isCancelled(upload, state, { settings, error }))) {
      const isDoubtful = wasComplete || completion.mayBeDone(error);
      throw new UnfinishedUploadError(state, cause, isDoubtful);
    }
    await store.remove();
    throw cause;
  }
  await store.remove();
  return result;
}

/**
 * Whether the server may have completed an upload, though the attempt failed: there was no response
 * or only a part of it, or a server "is aware that it has erred" (RFC 9110, section 15.6), which
 * does not say how far it came.
 */
function mayBeCompleted(error: unknown): boolean {
  const status = error instanceof APIError ? error.status : undefined;
  return status === undefined || status < 300 || status >= 500;
}

/** Cancels a failed upload, if the options say so. Content that has changed can't be continued. */
async function isCancelled<Body extends object, Result>(
  upload: ChunkedUpload<Body, Result>,
  { upload: { id } }: UploadState,
  { settings, error }: { readonly settings: UploadSettings; readonly error: unknown },
): Promise<boolean> {
  const { cancelOn, signal, request } = settings;
  const isUseless = error instanceof SourceChangedError;
  const isAborted = signal?.aborted ?? false;
  const isChosen = cancelOn === 'failure' || (cancelOn === 'abort' && isAborted) || isUseless;
  const { cancel } = upload;
  if (!isChosen || cancel === undefined) return false;
  const call = followCall(request, () => false);
  try {
    await withinLimit(undefined, call, (options) => cancel(String(id), options));
    return true;
  } catch {
    return false;
  }
}
