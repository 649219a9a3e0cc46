import type { RecordedBody, RecordedPart } from '../../fixture-format/fixture.js';
import type { ProbeRequest } from '../../probe-contract/probe.js';
import { suitedFile } from '../suited-file.js';
import { encodeSegment } from '../../replay/encode-segment.js';

/** How a new file differs from a small one that is valid for its purpose. */
export interface FileToMake {
  readonly purpose: string;
  readonly filename?: string;
  /** Bytes, or a piece that is repeated up to a length in bytes. */
  readonly content?: Buffer | LongContent;
  /** Additional fields, after the purpose. */
  readonly fields?: readonly RecordedPart[];
  readonly want?: ProbeRequest['want'];
  readonly requirements?: readonly string[];
  readonly otherCause?: ProbeRequest['otherCause'];
}

/** A content that is described by a repeated piece. */
export interface LongContent {
  readonly base64: string;
  readonly length: number;
}

/** POST /files. */
export function createFile(file: FileToMake): ProbeRequest {
  const { purpose } = file;
  const { filename, content } = { ...suitedFile(purpose), ...file };
  const hasExpiry = file.fields?.some(({ name }) => name.startsWith('expires_after')) === true;
  const { want, requirements } = withOwn(hasExpiry ? 'EXPIRY-01' : 'CREATE-01', file);
  return {
    operation: 'createFile',
    method: 'POST',
    path: '/files',
    want,
    ...(requirements !== undefined && { requirements }),
    ...(file.otherCause !== undefined && { otherCause: file.otherCause }),
    body: {
      multipart: [
        { name: 'purpose', text: purpose },
        ...(file.fields ?? []),
        { name: 'file', filename, ...asBody(content) },
      ],
    },
  };
}

type BytesBody = Extract<RecordedBody, { readonly base64: string }>;

/** Bytes as in a recording. */
export function asBody(content: Buffer | LongContent): BytesBody {
  return Buffer.isBuffer(content) ? { base64: content.toString('base64') } : content;
}

type ProbeOptions = Partial<
  Pick<
    ProbeRequest,
    'want' | 'requirements' | 'wantHeaders' | 'wantContent' | 'headers' | 'isExcused'
  >
>;

/** GET /files, with a raw query: `limit=2&order=asc`. */
export function listFiles(query: string, options: ProbeOptions = {}): ProbeRequest {
  const path = query === '' ? '/files' : `/files?${query}`;
  return { operation: 'listFiles', method: 'GET', path, ...withOwn('LIST-01', options) };
}

/** GET /files/{file_id}. */
export function retrieveFile(id: string, options: ProbeOptions = {}): ProbeRequest {
  const own = withOwn('RETRIEVE-01', options);
  return { operation: 'retrieveFile', method: 'GET', path: pathOf(id), ...own };
}

/** DELETE /files/{file_id}. */
export function deleteFile(id: string, options: ProbeOptions = {}): ProbeRequest {
  const own = withOwn('DELETE-01', options);
  return { operation: 'deleteFile', method: 'DELETE', path: pathOf(id), ...own };
}

/** GET /files/{file_id}/content. */
export function downloadFile(id: string, options: ProbeOptions = {}): ProbeRequest {
  const path = `${pathOf(id)}/content`;
  return { operation: 'downloadFile', method: 'GET', path, ...withOwn('CONTENT-01', options) };
}

/** A missing success violates the operation's requirement by default. */
function withOwn<AnyRequest extends Pick<ProbeOptions, 'want' | 'requirements'>>(
  requirement: string,
  requested: AnyRequest,
): AnyRequest & Pick<ProbeRequest, 'want'> {
  const own = requested.want === undefined ? { requirements: [requirement] } : {};
  return { want: 200, ...own, ...requested };
}

function pathOf(id: string): string {
  return `/files/${encodeSegment(id)}`;
}
