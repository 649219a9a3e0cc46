import type { OperationId } from '../operation-id.js';
import type { ApiRequest, Service } from '../handler.js';
import { plainJson } from './plain-reply.js';
import { inOperations, type Seam } from './seam.js';

/** A JSON object. Undefined properties are omitted. */
export type Json = Readonly<Record<string, unknown>>;

/** The context of a response. */
export interface RequestContext {
  readonly request: ApiRequest;
  readonly service: Service;
}

const FILE_OPERATIONS: readonly OperationId[] = [
  'createFile',
  'listFiles',
  'retrieveFile',
  'completeUpload',
];
const UPLOAD_OPERATIONS: readonly OperationId[] = [
  'createUpload',
  'completeUpload',
  'cancelUpload',
];

/** Changes the JSON of successes. */
export function inResponses(
  ids: readonly OperationId[],
  change: (body: Json, context: RequestContext) => unknown,
): Seam {
  return inOperations(ids, (next) => async (request, service) => {
    const reply = await next(request, service);
    if (reply.kind !== 'json' || !isJson(reply.body)) return reply;
    return { kind: 'json', body: change(reply.body, { request, service }) };
  });
}

/** Changes each File in a response, also in a list and in an Upload. */
export function inFiles(
  change: (file: Json, context: RequestContext) => Json,
  ids: readonly OperationId[] = FILE_OPERATIONS,
): Seam {
  return inResponses(ids, (body, context) => {
    if (Array.isArray(body['data'])) {
      return { ...body, data: body['data'].filter(isJson).map((file) => change(file, context)) };
    }
    if (isJson(body['file'])) return { ...body, file: change(body['file'], context) };
    return body['object'] === 'file' ? change(body, context) : body;
  });
}

/** Changes each Upload in a response. */
export function inUploads(
  change: (upload: Json, context: RequestContext) => unknown,
  ids: readonly OperationId[] = UPLOAD_OPERATIONS,
): Seam {
  return inResponses(ids, change);
}

/** Changes each part in a response. */
export function inParts(change: (part: Json, context: RequestContext) => unknown): Seam {
  return inResponses(['addUploadPart'], change);
}

/** Changes each page in a response. */
export function inPages(change: (page: Json, context: RequestContext) => unknown): Seam {
  return inResponses(['listFiles'], change);
}

/** Replaces the status of the successes of an operation. */
export function withStatus(id: OperationId, status: number): Seam {
  return inOperations([id], (next) => async (request, service) => {
    const reply = await next(request, service);
    if (reply.kind !== 'json') return reply;
    return status === 204
      ? { kind: 'plain', status, headers: {}, body: '' }
      : plainJson(status, reply.body);
  });
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
