import { beginUpload } from './begin-upload.js';
import { withinLimit } from './cancel-limit.js';
import type { ChunkedUpload, OpenedSource, UploadFileOptions } from './upload-calls.js';
import { abortError } from '../guard.js';
import { hashMd5 } from './hash-md5.js';
import { openSource } from './open-source.js';
import type { PartSource } from './part-source.js';
import { sendParts } from './send-parts.js';
import { stateStore } from './state-store.js';
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
  const store = stateStore(resume, onState);
  const isKept = resume !== undefined || onState !== undefined;
  const md5Of = hashMd5(source, md5);
  let state = await beginUpload(upload, { source, settings, store, isKept });
  const setState = (next: UploadState): void => void (state = next);
  let result: Result;
  try {
    checkAborted(settings);
    await store.save(state);
    await sendParts(upload, state, { source, settings, store, onProgress, onState: setState });
    await source.verify();
    const parts = { ids: state.parts.map(String), md5: await md5Of() };
    checkAborted(settings);
    const { request, signal } = settings;
    result = await upload.complete(String(state.upload.id), parts, { ...request, signal });
  } catch (error) {
    const cause = settings.signal?.aborted ? abortError(settings.signal) : error;
    if (!(await isCancelled(upload, state, { settings, error }))) {
      throw new UnfinishedUploadError(state, cause);
    }
    await store.remove();
    throw cause;
  }
  await store.remove();
  return result;
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
  try {
    await withinLimit(undefined, (limit) => cancel(String(id), { ...request, signal: limit }));
    return true;
  } catch {
    return false;
  }
}
