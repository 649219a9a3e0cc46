// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { createReadStream, existsSync, fstatSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { OpenAIError } from '@upspec/openai-files';
import type { UploadSource, Values } from './command.js';
import { FilePath } from './file-path.js';
import { namesInput } from './input-path.js';
import type { CommandRun, RunnableUpload } from './runnable-command.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** The name that is sent for standard input. */
const NAMELESS = 'anonymous_file';

/** What is added to the path of a file for the file that remembers its upload. */
const STATE_EXTENSION = '.upload-state.json';

/**
 * Sends a file in parts, and returns the response to its completion. What was sent is remembered in
 * a state file, so that an interrupted upload can be resumed.
 *
 * @throws UsageError for a path that can't be read, and for an upload that can't be resumed.
 */
export async function runUpload<Client>(
  command: RunnableUpload<Client>,
  { client, input, progress, terminal, onRetry }: CommandRun<Client>,
): Promise<unknown> {
  const { resume, state, size, ...settings } = input.options;
  const file = input.ids['file'];
  if (!(file instanceof FilePath)) throw new UsageError('--file: expected the path of a file');
  const opened = openSource(file.path, terminal);
  const stateFile = typeof state === 'string' ? state : opened.stateFile;
  checkState(stateFile, resume === true);
  const params = {
    ...(await knownValues(command, file)),
    ...(typeof input.body === 'object' && input.body),
    ...settings,
    ...withSize(size ?? opened.size),
    // What was sent stays with the server for another run, where that is remembered.
    ...(stateFile !== undefined && { resume: stateFile, cancelOn: 'never' }),
    signal: terminal.signal,
    onProgress: progress.onProgress,
    requestOptions: { onRetry },
  };
  try {
    return await command.call(client, opened.source, params);
  } catch (error) {
    progress.stop();
    throw explain(error, stateFile, terminal);
  }
}

function withSize(size: unknown): { readonly size?: unknown } {
  return size === undefined ? {} : { size };
}

interface OpenedSource {
  readonly source: UploadSource;
  /** Where the library can't determine it. */
  readonly size?: number;
  /** The path of the state file, unless a flag names another one. */
  readonly stateFile?: string;
}

function openSource(path: string, { input }: Terminal): OpenedSource {
  if (namesInput(path)) {
    const descriptor: unknown = Reflect.get(input, 'fd');
    const stats = typeof descriptor === 'number' ? fstatSync(descriptor) : undefined;
    return stats?.isFile() === true ? { source: input, size: stats.size } : { source: input };
  }
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) throw new Error('it is a folder');
    // A pipe, such as a shell's `<(command)`, has no size and can be read only once.
    if (!stats.isFile()) return { source: createReadStream(path) };
    return { source: path, stateFile: `${path}${STATE_EXTENSION}` };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`--file: ${path} can't be sent: ${message}`, { cause });
  }
}

function checkState(stateFile: string | undefined, resume: boolean): void {
  if (stateFile === undefined) {
    if (!resume) return;
    throw new UsageError('--resume: a pipe has no state file; pass one with --state');
  }
  if (resume || !existsSync(stateFile)) return;
  throw new UsageError(
    `${stateFile}: an earlier upload was interrupted; pass --resume to send only what is missing, or remove this file to start again`,
  );
}

/** The filename and the media type of a file, by the names of their properties. */
async function knownValues<Client>(
  { known }: RunnableUpload<Client>,
  { path, mediaType }: FilePath,
): Promise<Values> {
  const values: Record<string, unknown> = {};
  const isInput = namesInput(path);
  if (known.filename !== undefined) values[known.filename] = isInput ? NAMELESS : basename(path);
  if (known.mediaType === undefined) return values;
  const { mediaTypeOf } = await import('./media-type.js');
  const type = mediaType ?? (isInput ? undefined : mediaTypeOf(path));
  if (type !== undefined) values[known.mediaType] = type;
  return values;
}

/** What the user can do is reported here; the cause is reported like that of any command. */
function explain(
  error: unknown,
  stateFile: string | undefined,
  { errors, signal }: Terminal,
): unknown {
  if (!(error instanceof OpenAIError)) return error;
  const isUnusable =
    error.name === 'SourceChangedError' ||
    error.name === 'UploadExpiredError' ||
    Reflect.get(error, 'parameter') === 'resume';
  if (isUnusable && stateFile !== undefined && existsSync(stateFile)) {
    return new UsageError(`${stateFile}: ${error.message}`, { cause: error });
  }
  if (error.name !== 'UnfinishedUploadError') return error;
  const advice = stateFile === undefined ? undefined : adviceOn(error, stateFile);
  if (advice === undefined) {
    // After Ctrl-C no error is reported, but an upload that may be pending is.
    if (signal.aborted) errors.write(`${error.message}\n`);
    return error;
  }
  errors.write(`${advice}\n`);
  return error.cause;
}

/** `the upload upload_1 is not complete: 3 of 16 parts were sent; …` */
function adviceOn(error: OpenAIError, stateFile: string): string | undefined {
  const state: unknown = Reflect.get(error, 'state');
  const parts: unknown = typeof state === 'object' && state !== null && Reflect.get(state, 'parts');
  if (!Array.isArray(parts)) return undefined;
  const sent = parts.filter((id) => id !== null).length;
  const subject = `the upload ${String(Reflect.get(error, 'uploadId'))}`;
  if (Reflect.get(error, 'mayBeCompleted') === true) {
    return `${subject} may have been completed, so that its file may exist; if it does not, run the same command with --resume to complete the upload, or remove ${stateFile} to start again`;
  }
  return `${subject} is not complete: ${String(sent)} of ${String(parts.length)} parts were sent; run the same command with --resume to send only what is missing`;
}
