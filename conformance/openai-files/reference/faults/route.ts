import type { OperationId } from '../operation-id.js';
import type { Caller } from '../authorize.js';
import type { PlainReply } from '../handler.js';
import { plainJson, htmlPage } from '../seams/plain-reply.js';
import { Rejection } from '../rejection.js';
import type { Route } from '../route.js';
import { inRule, type Seam } from '../seams/seam.js';
import type { Fault } from './fault.js';

const without = (ids: readonly OperationId[], instead: Route): Seam => {
  return inRule('requests', 'route', (route) => (method, path) => {
    const found = route(method, path);
    return found.kind === 'operation' && ids.includes(found.id) ? instead : found;
  });
};

/** Sends another response for an unknown path. */
const inUnknownPaths = (reply: (caller: Caller) => PlainReply): Seam => {
  return inRule('requests', 'finish', (finish, { requests }) => (response, caller) => {
    const { kind } = requests.route(caller.method, caller.path);
    const isUnknown =
      kind === 'unknown' && response instanceof Rejection && response.status === 404;
    return finish(isUnknown ? reply(caller) : response, caller);
  });
};

export const routeFaults: readonly Fault[] = [
  {
    name: 'route-uploads-absent',
    requirement: 'ROUTE-01',
    text: 'has no Uploads',
    seam: without(['createUpload', 'addUploadPart', 'completeUpload', 'cancelUpload'], {
      kind: 'unknown',
    }),
  },
  {
    name: 'route-no-cancel',
    requirement: 'ROUTE-01',
    text: 'has no cancellation',
    seam: without(['cancelUpload'], { kind: 'wrong-method', allowed: ['GET'] }),
  },
  {
    name: 'route-no-content',
    requirement: 'ROUTE-01',
    text: 'has no content of files',
    seam: without(['downloadFile'], { kind: 'wrong-method', allowed: ['PUT'] }),
  },
  {
    name: 'route-unknown-answered',
    requirement: 'ROUTE-02',
    text: 'returns 200 for unknown paths',
    seam: inUnknownPaths(() => plainJson(200, { status: 'ok' })),
  },
  {
    name: 'route-unknown-as-html',
    requirement: 'ERROR-09',
    text: 'returns an HTML page for unknown paths',
    wild: 'error envelope',
    seam: inUnknownPaths(({ method }) => htmlPage(404, `Cannot ${method}`)),
  },
];
