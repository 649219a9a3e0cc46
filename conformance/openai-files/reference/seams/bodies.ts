import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { OperationId } from '../operation-id.js';
import type { ApiRequest } from '../handler.js';
import type { Form } from '../read-form.js';
import type { StoredFile } from '../store/state.js';
import type { DataAccess } from '../store/store.js';
import { inOperations, inRule, type Seam } from './seam.js';

/** The name of the file in a multipart body: of POST /files, and of the parts of an Upload. */
export type FilePart = 'file' | 'data';

/** The context of a multipart body. */
export interface FormContext {
  readonly request: ApiRequest;
  readonly store: DataAccess;
}

/** Replaces a multipart body. */
export function inForms(
  filePart: FilePart,
  change: (form: Form, requested: FormContext) => Form | Promise<Form>,
): Seam {
  return inRule('forms', 'readForm', (readForm) => async (request, rules, store) => {
    const form = await readForm(request, rules, store);
    return rules.filePart === filePart ? change(form, { request, store }) : form;
  });
}

/** Replaces the fields of POST /files. */
export function inFields(change: (fields: Map<string, string>) => void): Seam {
  return inForms('file', (form) => {
    const fields = new Map(form.fields);
    change(fields);
    return { ...form, fields };
  });
}

/** Replaces the name of a file. */
export function inFilenames(change: (filename: string) => string): Seam {
  return inForms('file', (form) => {
    const filename = form.file?.filename;
    if (form.file === undefined || filename === undefined) return form;
    return { ...form, file: { ...form.file, filename: change(filename) } };
  });
}

/** Stores other bytes than those received. */
export function inReceived(filePart: FilePart, change: (bytes: Buffer) => Buffer): Seam {
  return inForms(filePart, async (form, { store }) => {
    if (form.file === undefined) return form;
    const bytes = await buffer(store.read([form.file.chunk]));
    const chunk = await store.receive(Readable.from([change(bytes)]));
    await store.discard([form.file.chunk]);
    return { ...form, file: { ...form.file, chunk } };
  });
}

/** Sends other bytes than those stored. */
export function inContent(change: (bytes: Buffer, stored: StoredFile | undefined) => Buffer): Seam {
  return inOperations(['downloadFile'], (next) => async (request, service) => {
    const stored = service.store.view().file(request.params['file_id'] ?? '');
    const reply = await next(request, service);
    if (reply.kind !== 'bytes') return reply;
    const bytes = change(await buffer(reply.open()), stored);
    return { ...reply, length: bytes.length, open: () => Readable.from([bytes]) };
  });
}

/** Changes the headers of content. */
export function inContentHeaders(
  change: (headers: Readonly<Record<string, string>>, filename: string) => Record<string, string>,
): Seam {
  return inOperations(['downloadFile'], (next) => async (request, service) => {
    const stored = service.store.view().file(request.params['file_id'] ?? '');
    const reply = await next(request, service);
    if (reply.kind !== 'bytes') return reply;
    return { ...reply, headers: change(reply.headers, stored?.file.filename ?? '') };
  });
}

/** Replaces the body of a request. */
export function inBodies(
  ids: readonly OperationId[],
  change: (bytes: Buffer, request: ApiRequest) => Buffer,
): Seam {
  return inOperations(ids, (next) => (request, service) => {
    const openBody = (): Readable => {
      const body = request.openBody();
      return Readable.from(
        (async function* () {
          yield change(await buffer(body), request);
        })(),
      );
    };
    return next({ ...request, openBody }, service);
  });
}

/** Replaces the query of GET /files. */
export function inQuery(change: (query: URLSearchParams) => void): Seam {
  return inOperations(['listFiles'], (next) => (request, service) => {
    const query = new URLSearchParams(request.query);
    change(query);
    return next({ ...request, query }, service);
  });
}
