import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { OperationId } from '../operation-id.js';
import type { ApiRequest } from '../handler.js';
import { Rejection } from '../rejection.js';
import { inForms } from '../seams/bodies.js';
import { inOperations, together, type Seam } from '../seams/seam.js';
import type { Fault } from './fault.js';

const withForm: readonly OperationId[] = ['createFile', 'addUploadPart'];
const withBody: readonly OperationId[] = [...withForm, 'createUpload', 'completeUpload'];

/** What a server checks before it rejects a request. */
interface FormLookup {
  readonly type: string;
  readonly body: Buffer;
}

/** Rejects some multipart bodies, without regard to their content. */
function rejecting(
  ids: readonly OperationId[],
  status: number,
  isRejected: (inspected: FormLookup) => boolean,
): Seam {
  return inOperations(ids, (next) => async (request, service) => {
    const body = await buffer(request.openBody());
    const type = request.headers['content-type'] ?? '';
    if (isRejected({ type, body })) {
      throw new Rejection(status, { message: 'The request could not be read.' });
    }
    return next({ ...request, openBody: () => Readable.from([body]) }, service);
  });
}

function rejectingText(pattern: RegExp): Seam {
  return rejecting(withForm, 400, ({ body }) => pattern.test(body.toString('latin1')));
}

const isChunked = ({ headers }: ApiRequest): boolean =>
  headers['transfer-encoding']?.toLowerCase() === 'chunked';

/** Discards the file of a chunked body. */
function emptied(filePart: 'file' | 'data'): Seam {
  return inForms(filePart, async (form, { request, store }) => {
    if (form.file === undefined || !isChunked(request)) return form;
    await store.discard([form.file.chunk]);
    const chunk = await store.receive(Readable.from([]));
    return { ...form, file: { ...form.file, chunk } };
  });
}

/** Ignores a chunked body. */
function unread(ids: readonly OperationId[]): Seam {
  return inOperations(ids, (next) => async (request, service) => {
    if (!isChunked(request)) return next(request, service);
    await buffer(request.openBody());
    return next({ ...request, openBody: () => Readable.from([]) }, service);
  });
}

/** Injected faults in the framing of bodies and the format of multipart bodies. */
export const formFaults: readonly Fault[] = [
  {
    name: 'form-large-file-first-rejected',
    requirement: 'CREATE-07',
    text: 'rejects a multipart body of more than 64 KiB if the file is before the purpose',
    seam: rejecting(['createFile'], 413, ({ body }) => {
      const purpose = body.indexOf('name="purpose"');
      return body.length > 65_535 && purpose > body.indexOf('name="file"');
    }),
  },
  {
    name: 'form-expiry-behind-large-file-lost',
    requirement: 'EXPIRY-01',
    text: 'loses an expires_after after a file of more than 64 KiB',
    seam: together(
      inOperations(['createFile'], (next) => async (request, service) => {
        const body = await buffer(request.openBody());
        const expiry = body.indexOf('name="expires_after');
        const isBehind = body.length > 65_535 && expiry > body.indexOf('name="file"');
        const headers = { ...request.headers, ...(isBehind && { 'x-lost': 'expiry' }) };
        return next({ ...request, headers, openBody: () => Readable.from([body]) }, service);
      }),
      inForms('file', (form, { request }) => {
        if (request.headers['x-lost'] === undefined) return form;
        const fields = [...form.fields].filter(([name]) => !name.startsWith('expires_after'));
        return { ...form, fields: new Map(fields) };
      }),
    ),
  },
  {
    name: 'form-boundary-in-quotes-rejected',
    requirement: 'FORM-01',
    text: 'uses the quotes of a boundary as part of it',
    seam: rejecting(withForm, 400, ({ type }) => type.includes('boundary="')),
  },
  {
    name: 'form-long-boundary-rejected',
    requirement: 'FORM-01',
    text: 'rejects a boundary of more than 60 characters',
    seam: rejecting(withForm, 400, ({ type }) => /boundary="?[^"]{61}/i.test(type)),
  },
  {
    name: 'form-headers-in-one-case',
    requirement: 'FORM-01',
    text: 'compares the header names of a part case-sensitively',
    seam: rejectingText(/\r\n(?:content-disposition|CONTENT-DISPOSITION):/),
  },
  {
    name: 'form-part-encoding-rejected',
    requirement: 'FORM-02',
    text: 'rejects a part with a Content-Transfer-Encoding',
    seam: rejectingText(/\r\nContent-Transfer-Encoding:/i),
  },
  {
    name: 'form-part-length-rejected',
    requirement: 'FORM-02',
    text: 'rejects a part with a Content-Length',
    seam: rejectingText(/\r\nContent-Length:/i),
  },
  {
    name: 'form-padding-rejected',
    requirement: 'FORM-03',
    text: 'rejects white space after a boundary',
    seam: rejectingText(/--x \t\r\n/),
  },
  {
    name: 'form-preamble-rejected',
    requirement: 'FORM-03',
    text: 'rejects text before the first boundary',
    seam: rejectingText(/^[^-]/),
  },
  {
    name: 'http-chunks-rejected',
    requirement: 'HTTP-02',
    text: 'returns 411 for a chunked body',
    seam: inOperations(withBody, (next) => (request, service) => {
      if (!isChunked(request)) return next(request, service);
      throw new Rejection(411, { message: 'The request needs a Content-Length.' });
    }),
  },
  {
    name: 'http-file-in-chunks-emptied',
    requirement: 'HTTP-01',
    text: 'creates an empty file from a chunked multipart body',
    seam: emptied('file'),
  },
  {
    name: 'http-part-in-chunks-emptied',
    requirement: 'HTTP-01',
    text: 'creates an empty part from a chunked multipart body',
    seam: emptied('data'),
  },
  {
    name: 'http-form-in-chunks-unread',
    requirement: 'HTTP-01',
    text: 'reads a chunked multipart body as an empty body',
    seam: unread(withForm),
  },
  {
    name: 'http-json-in-chunks-unread',
    requirement: 'HTTP-01',
    text: 'reads chunked JSON as an empty body',
    seam: unread(['createUpload', 'completeUpload']),
  },
];
