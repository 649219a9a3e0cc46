import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import type { ApiRequest } from '../handler.js';
import { Rejection } from '../rejection.js';
import { inOperations } from '../seams/seam.js';
import type { Fault } from './fault.js';

/** In milliseconds: the response is sent meanwhile. */
const afterResponse = 30;

/** Whether a multipart body has a part, but not its last boundary (RFC 2046, section 5.1.1). */
function isCutOff(bytes: Buffer, { headers }: ApiRequest): boolean {
  const boundary = /boundary="?([^";]+)/.exec(headers['content-type'] ?? '')?.[1];
  if (boundary === undefined || !bytes.includes(`--${boundary}\r\n`)) return false;
  return !bytes.includes(`--${boundary}--`);
}

export const stopFaults: readonly Fault[] = [
  {
    name: 'stop-on-cut-form',
    requirement: 'ERROR-16',
    text: 'stops on a multipart body of a file that is cut off',
    seam: inOperations(['createFile'], (next) => async (request, service) => {
      const bytes = await buffer(request.openBody());
      if (isCutOff(bytes, request)) service.stop();
      return next({ ...request, openBody: () => Readable.from([bytes]) }, service);
    }),
  },
  {
    name: 'stop-after-unknown-file',
    requirement: 'ERROR-16',
    text: 'stops after the response to a deletion of an unknown file',
    seam: inOperations(['deleteFile'], (next) => async (request, service) => {
      try {
        return await next(request, service);
      } catch (error) {
        const isUnrequested = !request.params['file_id']?.startsWith('upspec-nobody');
        if (error instanceof Rejection && isUnrequested) setTimeout(service.stop, afterResponse);
        throw error;
      }
    }),
  },
];
