import type { RecordedPart } from '../../fixture-format/fixture.js';
import type { ProbeRawRequest, ProbeRequest } from '../../probe-contract/probe.js';
import { encodeSegment } from '../../replay/encode-segment.js';
import { asBody, type LongContent } from './requests.js';

type ProbeOptions = Partial<Pick<ProbeRequest, 'want' | 'requirements' | 'otherCause'>>;

/** The properties of a request for an Upload, valid or invalid. */
export type UploadProperties = Readonly<Record<string, unknown>>;

/** POST /uploads. */
export function createUpload(
  requested: UploadProperties,
  options: ProbeOptions = {},
): ProbeRequest {
  const body = { json: requested };
  return {
    operation: 'createUpload',
    method: 'POST',
    path: '/uploads',
    want: 200,
    body,
    ...options,
  };
}

/** POST /uploads/{upload_id}/parts. */
export function addPart(
  upload: string,
  content: Buffer | LongContent,
  options: ProbeOptions = {},
): ProbeRequest {
  const part: RecordedPart = { name: 'data', filename: 'part', ...asBody(content) };
  return { ...addPartTo(upload), want: 200, body: { multipart: [part] }, ...options };
}

/** The same on a connection of its own, so that it is sent in parallel with others. */
export function addPartRaw(
  upload: string,
  content: Buffer,
  options: ProbeOptions = {},
): ProbeRawRequest {
  const boundary = 'upspec-raw-part';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="data"; filename="part"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return {
    ...addPartTo(upload),
    want: 200,
    build: ({ path, host, authorization }) =>
      Buffer.concat([
        Buffer.from(`POST ${path} HTTP/1.1\r\nhost: ${host}\r\n${authorization}`),
        Buffer.from(`content-type: multipart/form-data; boundary=${boundary}\r\n`),
        Buffer.from(`content-length: ${body.length}\r\nconnection: close\r\n\r\n`),
        body,
      ]),
    ...options,
  };
}

/** POST /uploads/{upload_id}/complete. */
export function completeUpload(
  upload: string,
  requested: { readonly part_ids: readonly string[]; readonly md5?: string },
  options: ProbeOptions = {},
): ProbeRequest {
  const path = `/uploads/${encodeSegment(upload)}/complete`;
  const head = { operation: 'completeUpload', method: 'POST', path };
  return { ...head, want: 200, body: { json: requested }, ...options };
}

/** POST /uploads/{upload_id}/cancel. */
export function cancelUpload(upload: string, options: ProbeOptions = {}): ProbeRequest {
  const path = `/uploads/${encodeSegment(upload)}/cancel`;
  return { operation: 'cancelUpload', method: 'POST', path, want: 200, ...options };
}

function addPartTo(upload: string): {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
} {
  const path = `/uploads/${encodeSegment(upload)}/parts`;
  return { operation: 'addUploadPart', method: 'POST', path };
}
