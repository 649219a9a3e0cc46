import type { OperationId } from '@upspec/openai-files/operations';
import { plainJson, htmlPage } from '../seams/plain-reply.js';
import { Refusal } from '../refusal.js';
import type { Route } from '../route.js';
import type { Seam } from '../seams/seam.js';
import type { Fault } from './fault.js';

const without = (ids: readonly OperationId[], instead: Route): Seam => {
  return ({ route }) => ({
    route: (method, path) => {
      const found = route(method, path);
      return found.kind === 'operation' && ids.includes(found.id) ? instead : found;
    },
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
    text: 'knows no cancellation',
    seam: without(['cancelUpload'], { kind: 'wrong-method', allowed: ['GET'] }),
  },
  {
    name: 'route-no-content',
    requirement: 'ROUTE-01',
    text: 'knows no content of files',
    seam: without(['downloadFile'], { kind: 'wrong-method', allowed: ['PUT'] }),
  },
  {
    name: 'route-unknown-answered',
    requirement: 'ROUTE-02',
    text: 'answers 200 to any path that it does not know',
    seam: ({ route, tell }) => ({
      tell: (answer, caller) => {
        const { kind } = route(caller.method, caller.path);
        const isUnknown = kind === 'unknown' && answer instanceof Refusal && answer.status === 404;
        return tell(isUnknown ? plainJson(200, { status: 'ok' }) : answer, caller);
      },
    }),
  },
  {
    name: 'route-unknown-as-html',
    requirement: 'ERROR-09',
    text: 'answers a page of HTML to any path that it does not know',
    wild: 'error envelope',
    seam: ({ route, tell }) => ({
      tell: (answer, caller) => {
        const { kind } = route(caller.method, caller.path);
        const isUnknown = kind === 'unknown' && answer instanceof Refusal && answer.status === 404;
        return tell(isUnknown ? htmlPage(404, `Cannot ${caller.method}`) : answer, caller);
      },
    }),
  },
];
