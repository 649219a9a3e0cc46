import { finished } from 'node:stream/promises';
import type { Contract } from '@upspec/document';
import type { Capture, CapturedBody, Headers, KeepLimits } from '../capture/capture.js';
import { noBody } from '../capture/capture.js';
import { collectBody } from '../capture/collect-body.js';
import { contentOf } from '../capture/collect-content.js';
import { encodeRawPath } from '../capture/encode-raw-path.js';
import { pathBelow } from '../capture/path-below.js';
import { notOfThisApi } from '../flow/build-fixtures.js';
import type { RecordingRules } from '../recording-rules.js';
import { undoEncoding } from './undo-encoding.js';
import type { HarContent, HarEntry, HarHeader, HarPostData } from './har-schema.js';

/** An entry as if it had just passed by, or why it can't be one. */
export type ReadEntry =
  | { readonly ok: true; readonly capture: Capture }
  | { readonly ok: false; readonly reason: string };

export interface EntryContext {
  /** What comes before the paths of the API, with the server's origin. */
  readonly base: string;
  readonly contract: Contract;
  readonly rules: RecordingRules;
  readonly limits: KeepLimits;
}

/** Makes a capture of a HAR entry. */
export async function readEntry(entry: HarEntry, context: EntryContext): Promise<ReadEntry> {
  const { base, contract, limits } = context;
  const { request, response } = entry;
  const url = new URL(request.url);
  const { origin, pathname } = new URL(base);
  const prefix = pathname.replace(/\/+$/, '');
  if (url.origin !== origin)
    return { ok: false, reason: `they are of other servers than ${origin}` };
  const path = pathBelow(prefix, pathOf(request.url));
  if (pathBelow(prefix, url.pathname) === undefined || path === undefined) {
    return { ok: false, reason: notOfThisApi(contract) };
  }
  // Chrome writes 0 where a request was blocked or cut off.
  if (response.status < 100) return { ok: false, reason: 'no response was received' };
  const requestHeaders = headersOf(request.headers);
  const responseHeaders = headersOf(response.headers);
  const sent = await readPostData(request.postData ?? {}, requestHeaders, limits);
  const received = await readContent(response.content ?? {}, responseHeaders, limits);
  if (sent === undefined || received === undefined) {
    return { ok: false, reason: 'the content encoding could not be undone' };
  }
  const capture: Capture = {
    method: request.method,
    path,
    requestHeaders,
    request: sent,
    status: response.status,
    responseHeaders,
    response: received,
    respondedAt: timestampOf(entry),
    ...(entry._upspec !== undefined && { source: entry._upspec.source }),
  };
  return isLost(entry, capture) || context.rules.isLost?.(capture) === true
    ? { ok: false, reason: 'the file does not hold their bodies as they were' }
    : { ok: true, capture };
}

/** The path as written in the file: `URL` would resolve its dots. */
function pathOf(url: string): string {
  return encodeRawPath(url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/#.*$/s, ''));
}

/** Header names in lower case; the pseudo-headers of HTTP/2 are left out. */
function headersOf(headers: readonly HarHeader[]): Headers {
  const joined = new Map<string, string>();
  for (const { name, value } of headers) {
    const key = name.toLowerCase();
    if (key.startsWith(':')) continue;
    const before = joined.get(key);
    joined.set(key, before === undefined ? value : `${before}, ${value}`);
  }
  return Object.fromEntries(joined);
}

async function readPostData(
  postData: HarPostData,
  headers: Headers,
  limits: KeepLimits,
): Promise<CapturedBody | undefined> {
  const { params = [], text = '', mimeType = '', _encoding } = postData;
  if (params.length > 0) {
    const parts = params.map(
      ({ name, value = '', fileName, contentType, _encoding: encoding }) => ({
        name,
        ...(fileName !== undefined && { filename: fileName }),
        ...(contentType !== undefined && { contentType }),
        content: contentOf(decode(value, encoding), limits.content),
      }),
    );
    return { kind: 'form', parts };
  }
  const type = headers['content-type'] ?? mimeType;
  return collect(undoEncoding(decode(text, _encoding), headers), type, limits);
}

function readContent(
  content: HarContent,
  headers: Headers,
  limits: KeepLimits,
): Promise<CapturedBody | undefined> {
  const { text = '', encoding, mimeType = '' } = content;
  const bytes = undoEncoding(decode(text, encoding), headers);
  return collect(bytes, headers['content-type'] ?? mimeType, limits);
}

function decode(text: string, encoding: string | undefined): Buffer {
  return Buffer.from(text, encoding === 'base64' ? 'base64' : 'utf8');
}

async function collect(
  bytes: Buffer | undefined,
  type: string,
  limits: KeepLimits,
): Promise<CapturedBody | undefined> {
  if (bytes === undefined) return undefined;
  if (bytes.length === 0) return noBody;
  const collector = collectBody({ 'content-type': type }, limits);
  collector.sink.end(bytes);
  await finished(collector.sink);
  return collector.body() ?? noBody;
}

const beforeResponse = ['blocked', 'dns', 'connect', 'send', 'wait'];

/** When the response began; a phase that does not apply is -1. */
function timestampOf({ startedDateTime, timings = {} }: HarEntry): number {
  const waited = beforeResponse
    .map((phase) => timings[phase])
    .filter((time) => typeof time === 'number' && time > 0);
  return waited.reduce<number>((sum, time) => sum + Number(time), Date.parse(startedDateTime));
}

/** Browsers leave bodies out of the file, and the bytes of files out of multipart bodies. */
function isLost({ request, response }: HarEntry, capture: Capture): boolean {
  const { size = 0, text } = response.content ?? {};
  if (size > 0 && text === undefined) return true;
  const { params = [] } = request.postData ?? {};
  if (params.some(({ fileName, value }) => fileName !== undefined && value === undefined)) {
    return true;
  }
  const sent = Number(capture.requestHeaders['content-length'] ?? request.bodySize ?? 0);
  const isEmpty = request.postData?.text === undefined && params.length === 0;
  return sent > 0 && isEmpty;
}
