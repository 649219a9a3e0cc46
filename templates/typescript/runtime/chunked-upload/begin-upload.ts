import { withinLimit } from './cancel-limit.js';
import { followCall } from './follow-call.js';
import { property } from '../environment.js';
import { APIError, ClientError, InvalidInputError } from '../errors.js';
import type { PartSource } from './part-source.js';
import type { StateStore } from './state-store.js';
import { SourceChangedError, UnfinishedUploadError, UploadExpiredError } from './upload-errors.js';
import { unlessAborted } from './unless-aborted.js';
import type { ChunkedUpload } from './upload-calls.js';
import { checkAborted, type UploadSettings } from './upload-settings.js';
import { partCount, sourceFacts, type SourceFacts, type UploadState } from './upload-state.js';
import { idAt, timeAt } from './value-at.js';

/** What an upload is begun with. */
export interface Beginning {
  readonly source: PartSource;
  readonly settings: UploadSettings;
  readonly store: StateStore;
  /** Whether the state is kept for another process. */
  readonly isKept: boolean;
}

/** An upload that was created, or that is continued. */
export interface BegunUpload {
  readonly state: UploadState;
  readonly isContinued: boolean;
}

/**
 * Continues the upload of the stored state, or creates one.
 *
 * @throws UploadExpiredError, SourceChangedError or InvalidInputError where the stored upload can't
 * be continued with this content; UnfinishedUploadError where no response to its creation arrived.
 */
export async function beginUpload<Body extends object, Result>(
  upload: ChunkedUpload<Body, Result>,
  beginning: Beginning,
): Promise<BegunUpload> {
  const { source, settings, store, isKept } = beginning;
  const request = upload.body({
    size: source.size,
    filename: filenameOf(upload, source),
    mediaType: upload.mediaType ?? (source.type || 'application/octet-stream'),
  });
  const stored = await store.load();
  if (stored !== undefined) checkExpiry(stored);
  const sample = isKept ? await unlessAborted(source.sample(), settings.signal) : undefined;
  const facts = sourceFacts(source.size, source.modifiedAt, sample);
  if (stored !== undefined) {
    checkSame(stored, facts, request);
    return { state: stored, isContinued: true };
  }
  checkAborted(settings);
  const created = await create(upload, request, settings);
  const state: UploadState = {
    version: 1,
    upload: created,
    source: facts,
    request,
    partSize: settings.partSize,
    parts: new Array<null>(partCount(source.size, settings.partSize)).fill(null),
  };
  return { state, isContinued: false };
}

function filenameOf(
  { filename, rule }: Pick<ChunkedUpload<object, unknown>, 'filename' | 'rule'>,
  source: PartSource,
): string {
  const name = filename ?? source.name;
  if (rule.filename === undefined || name) return name ?? '';
  throw new InvalidInputError(rule.filename, 'the source has no name; state one');
}

/** An abort waits for the response, as the upload could not be cancelled without its id. */
async function create<Body extends object, Result>(
  upload: ChunkedUpload<Body, Result>,
  request: Body,
  settings: UploadSettings,
): Promise<UploadState['upload']> {
  const call = followCall(settings.request, isDoubtful);
  let response: unknown;
  try {
    response = await withinLimit(settings.signal, call, (options) =>
      upload.create(request, options),
    );
  } catch (error) {
    if (call.mayBeDone(error)) throw new UnfinishedUploadError(undefined, error);
    checkAborted(settings);
    throw error;
  }
  const { id: atId, expiresAt: atExpiry } = upload.rule;
  const id = idAt(response, atId);
  if (id === undefined) {
    const cause = new ClientError(`the response has no id at /${atId.join('/')}`);
    throw new UnfinishedUploadError(undefined, cause);
  }
  const expiresAt = timeAt(response, atExpiry);
  return expiresAt === undefined ? { id } : { id, expiresAt };
}

/** Whether the server may have created an upload, though the attempt failed. */
function isDoubtful(error: unknown): boolean {
  if (!(error instanceof APIError)) return false;
  return error.status === undefined || error.status < 300;
}

function checkExpiry({ upload }: UploadState): void {
  const { id, expiresAt } = upload;
  if (expiresAt === undefined || expiresAt * 1_000 > Date.now()) return;
  throw new UploadExpiredError(String(id), new Date(expiresAt * 1_000));
}

function checkSame({ source, request }: UploadState, facts: SourceFacts, sent: object): void {
  compare('size', source.size, facts.size);
  const [before, now] = [request, asJson(sent)];
  for (const name of new Set([...namesOf(before), ...namesOf(now)])) {
    const [expected, actual] = [textOf(before, name), textOf(now, name)];
    if (expected === actual) continue;
    const problem = `the state is of another upload: its ${name} is ${expected}, not ${actual}`;
    throw new InvalidInputError('resume', problem);
  }
  compare('modifiedAt', source.modifiedAt, facts.modifiedAt);
  compare('sample', source.sample, facts.sample);
}

/** What one of them lacks is not compared. */
function compare(
  name: SourceChangedError['property'],
  expected: number | string | undefined,
  actual: number | string | undefined,
): void {
  if (expected === undefined || actual === undefined || expected === actual) return;
  throw new SourceChangedError(name, { expected, actual });
}

function asJson(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}

function namesOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function textOf(value: unknown, name: string): string {
  return JSON.stringify(sorted(property(value, name))) ?? 'absent';
}

/** Equal values have equal text, whatever the order of their properties. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, each]) => [name, sorted(each)]));
}
