import { findPendingUpload } from '../operations/find-upload.js';
import { Rejection } from '../rejection.js';
import { rejections } from '../rejections.js';
import { withStatus } from '../seams/responses.js';
import { insteadOf, withStatusCode } from '../seams/errors.js';
import { inOperations } from '../seams/seam.js';
import type { Fault } from './fault.js';

export const cancelFaults: readonly Fault[] = [
  {
    name: 'cancel-204',
    requirement: 'CANCEL-01',
    text: 'returns 204 without a body for a cancellation',
    seam: withStatus('cancelUpload', 204),
  },
  {
    name: 'cancel-needs-a-body',
    requirement: 'CANCEL-01',
    text: 'rejects a cancellation without a JSON body',
    wild: 'uploads',
    seam: inOperations(['cancelUpload'], (next) => (request, service) => {
      const hasBody = (request.headers['content-type'] ?? '').startsWith('application/json');
      if (!hasBody) throw rejections.wrongMediaType('application/json');
      return next(request, service);
    }),
  },
  {
    name: 'cancel-with-parts-refused',
    requirement: 'CANCEL-02',
    text: 'rejects the cancellation of an Upload with parts',
    seam: inOperations(['cancelUpload'], (next) => (request, service) => {
      const { parts } = findPendingUpload(request, service.store.view());
      if (parts.size > 0) throw new Rejection(409, { message: 'The Upload has parts.' });
      return next(request, service);
    }),
  },
  {
    name: 'cancel-unknown-200',
    requirement: 'CANCEL-03',
    text: 'returns 200 and null for the cancellation of an unknown Upload',
    wild: 'unknown id',
    seam: insteadOf(404, ['cancelUpload'], () => ({ kind: 'json', body: null })),
  },
  {
    name: 'cancel-unknown-500',
    requirement: 'ERROR-07',
    text: 'fails with 500 on the cancellation of an unknown Upload',
    wild: 'unknown id',
    seam: insteadOf(404, ['cancelUpload'], (rejection) => withStatusCode(rejection, 500)),
  },
];
