import { request as send, type RequestListener } from 'node:http';
import { json } from '../../testing/sample-fixtures.js';

export type OperationName =
  | 'listFiles'
  | 'createFile'
  | 'retrieveFile'
  | 'deleteFile'
  | 'downloadFile'
  | 'createUpload'
  | 'addUploadPart'
  | 'completeUpload'
  | 'cancelUpload';

/** Each operation with its method and its path. */
export const operations: readonly (readonly [OperationName, string, RegExp])[] = [
  ['listFiles', 'GET', /^\/v1\/files(\?|$)/],
  ['createFile', 'POST', /^\/v1\/files$/],
  ['retrieveFile', 'GET', /^\/v1\/files\/[^/]+$/],
  ['deleteFile', 'DELETE', /^\/v1\/files\/[^/]+$/],
  ['downloadFile', 'GET', /^\/v1\/files\/[^/]+\/content$/],
  ['createUpload', 'POST', /^\/v1\/uploads$/],
  ['addUploadPart', 'POST', /^\/v1\/uploads\/[^/]+\/parts$/],
  ['completeUpload', 'POST', /^\/v1\/uploads\/[^/]+\/complete$/],
  ['cancelUpload', 'POST', /^\/v1\/uploads\/[^/]+\/cancel$/],
];

/** The reference server, where one operation responds in another way. */
export interface ReplacedOperation {
  readonly reference: { readonly port: number };
  readonly operation: string;
  readonly reply: RequestListener;
}

/** Responds like the reference server, except for one operation. */
export function replaceOperation(replaced: ReplacedOperation): RequestListener {
  const { reference, operation, reply } = replaced;
  const forward = forwardTo(reference);
  return (request, response) => {
    const { method, url = '' } = request;
    const found = operations.find(([, verb, path]) => verb === method && path.test(url));
    if (found?.[0] === operation) reply(request, response);
    else forward(request, response);
  };
}

/** Responds like the reference server without one operation, with 404 to all unknown routes. */
export function removeOperation(
  replaced: Pick<ReplacedOperation, 'reference' | 'operation'>,
): RequestListener {
  const missing = json({ detail: 'Not Found' }, 404);
  const known = replaceOperation({ ...replaced, reply: missing });
  return (request, response) => {
    const isKnown = operations.some(
      ([, verb, path]) => verb === request.method && path.test(request.url ?? ''),
    );
    (isKnown ? known : missing)(request, response);
  };
}

/** Responds like the reference server. */
export function forwardTo({ port }: { readonly port: number }): RequestListener {
  return (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const onward = send({ port, method, path: url, headers }, (received) => {
      outgoing.writeHead(received.statusCode ?? 0, received.headers);
      received.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  };
}
