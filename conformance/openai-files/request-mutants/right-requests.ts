import type { OperationId } from '../reference/operation-id.js';
import type { Header, WrittenRequest } from './written-request.js';

/** The ids of objects that exist: an Upload of five bytes, and a part of it that has them. */
export interface ObjectIds {
  readonly file: string;
  readonly upload: string;
  readonly part: string;
}

/** Ids that are as long as those of the server, so that they can be replaced in what is written. */
export const placeholders: ObjectIds = {
  file: `file-${'0'.repeat(22)}`,
  upload: `upload_${'0'.repeat(32)}`,
  part: `part_${'0'.repeat(32)}`,
};

/** Puts ids where the text has their placeholders. */
export function withIds(text: string, { file, upload, part }: ObjectIds): string {
  return text
    .replaceAll(placeholders.file, file)
    .replaceAll(placeholders.upload, upload)
    .replaceAll(placeholders.part, part);
}

/** A part of a multipart body. */
export interface FormPart {
  readonly name: string;
  readonly filename?: string;
  readonly content: string;
}

/** A request that conforms to the document. */
export interface RightRequest {
  readonly operation: OperationId;
  /** Which of several of an operation; empty for the plainest. */
  readonly variant: string;
  readonly method: string;
  /** Below the base URL, without the query. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly json?: Readonly<Record<string, unknown>>;
  readonly form?: readonly FormPart[];
}

export const basePath = '/v1';
export const boundary = 'b0undary';
/** What the judging server expects. It opens nothing else: the server ends with the test. */
export const key = 'sk-key-of-the-mutants';
export const authorization: Header = ['Authorization', `Bearer ${key}`];

const purpose: FormPart = { name: 'purpose', content: 'user_data' };
const file: FormPart = { name: 'file', filename: 'notes.txt', content: 'hello' };
const upload = { purpose: 'user_data', filename: 'a.txt', bytes: 5, mime_type: 'text/plain' };
const expiry = { anchor: 'created_at', seconds: 3600 };

/** A right request or more for each operation. */
export function rightRequests(ids: ObjectIds): readonly RightRequest[] {
  const ofFile = `/files/${ids.file}`;
  const ofUpload = `/uploads/${ids.upload}`;
  const plain = { variant: '', query: [] };
  const get = { ...plain, method: 'GET' };
  const post = { ...plain, method: 'POST' };
  return [
    { ...post, operation: 'createFile', path: '/files', form: [purpose, file] },
    {
      ...post,
      operation: 'createFile',
      variant: 'that expires',
      path: '/files',
      form: [
        purpose,
        { name: 'expires_after[anchor]', content: expiry.anchor },
        { name: 'expires_after[seconds]', content: String(expiry.seconds) },
        file,
      ],
    },
    { ...get, operation: 'listFiles', path: '/files' },
    {
      ...get,
      operation: 'listFiles',
      variant: 'with parameters',
      path: '/files',
      query: [
        ['purpose', 'user_data'],
        ['limit', '2'],
        ['order', 'asc'],
      ],
    },
    { ...get, operation: 'retrieveFile', path: ofFile },
    { ...plain, method: 'DELETE', operation: 'deleteFile', path: ofFile },
    { ...get, operation: 'downloadFile', path: `${ofFile}/content` },
    { ...post, operation: 'createUpload', path: '/uploads', json: upload },
    {
      ...post,
      operation: 'createUpload',
      variant: 'that expires',
      path: '/uploads',
      json: { ...upload, expires_after: expiry },
    },
    {
      ...post,
      operation: 'addUploadPart',
      path: `${ofUpload}/parts`,
      form: [{ name: 'data', filename: 'blob', content: 'hello' }],
    },
    {
      ...post,
      operation: 'completeUpload',
      path: `${ofUpload}/complete`,
      json: { part_ids: [ids.part], md5: '5d41402abc4b2a76b9719d911017c592' },
    },
    { ...post, operation: 'cancelUpload', path: `${ofUpload}/cancel` },
  ];
}

/** The request as it is written, with what is given in place of its own. */
export function written(right: RightRequest, change: Partial<WrittenRequest> = {}): WrittenRequest {
  const { method, path, query, json, form } = right;
  const pairs = query.map(([name, value]) => `${name}=${value}`).join('&');
  const type = typeOf(right);
  const body =
    form !== undefined ? writeForm(form) : json === undefined ? undefined : JSON.stringify(json);
  return {
    method,
    target: `${basePath}${path}${pairs === '' ? '' : `?${pairs}`}`,
    headers: [authorization, ...(type === undefined ? [] : [['Content-Type', type] as const])],
    body,
    ...change,
  };
}

/** The media type of its body; undefined without one. */
export function typeOf({ json, form }: RightRequest): string | undefined {
  if (form !== undefined) return `multipart/form-data; boundary=${boundary}`;
  return json === undefined ? undefined : 'application/json';
}

/** The headers of a part. */
export function partHead({ name, filename }: FormPart): string {
  const disposition = `Content-Disposition: form-data; name="${name}"`;
  return filename === undefined
    ? disposition
    : `${disposition}; filename="${filename}"\r\nContent-Type: application/octet-stream`;
}

/** A part with its headers as they are written. */
export interface WrittenPart {
  readonly head: string;
  readonly content: string;
}

/** A multipart body of parts with headers of their own. */
export function writeParts(parts: readonly WrittenPart[]): string {
  const all = parts.map(({ head, content }) => `--${boundary}\r\n${head}\r\n\r\n${content}\r\n`);
  return `${all.join('')}--${boundary}--\r\n`;
}

export function writeForm(parts: readonly FormPart[]): string {
  return writeParts(parts.map((part) => ({ head: partHead(part), content: part.content })));
}
