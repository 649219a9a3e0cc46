import { createHash } from 'node:crypto';
import type { Contract } from '../../contract.js';
import { boundaryOf } from '../capture/follow-body.js';
import { headerOf, valuesOf, type SentRequest } from '../capture/sent-request.js';
import type { BodyDigest, BodyPiece, Sent } from './conduct.js';

/** Keeps of a request what conduct depends on, in bounded memory and without secrets. */
export function digestRequest(
  request: SentRequest,
  label: string,
  { described }: Pick<Contract, 'described'>,
): Sent {
  const names = Object.values(described.securitySchemes).flatMap((scheme) =>
    scheme.kind === 'api-key' && scheme.in === 'header' ? [scheme.name.toLowerCase()] : [],
  );
  const values = ['authorization', 'cookie', ...names].map((name) => valuesOf(request, name));
  const { ordinal, method, target, sentAt } = request;
  const credentials = sha256(JSON.stringify(values));
  return { ordinal, method, target, label, sentAt, credentials, body: digestBody(request) };
}

function digestBody(request: SentRequest): BodyDigest {
  const { body, isComplete } = request;
  const type = headerOf(request, 'content-type');
  const length = headerOf(request, 'content-length');
  const announced = length === undefined ? undefined : Number(length);
  const known = { isComplete, announced, boundaryLength: boundaryOf(type)?.length ?? 0 };
  switch (body.kind) {
    case 'none':
      return { ...known, pieces: [], size: 0 };
    case 'bytes': {
      const piece = {
        head: '',
        size: body.size,
        sha256: sha256(body.bytes),
        start: startOf(body.bytes),
      };
      return { ...known, pieces: [piece], size: body.size };
    }
    case 'multipart': {
      const pieces = body.wire.parts.map(({ head, size, sha256: hash, content }): BodyPiece => ({
        head,
        size,
        sha256: hash,
        start: startOf(content),
      }));
      return { ...known, pieces, size: body.wire.size };
    }
    default:
      return body satisfies never;
  }
}

/** In bytes. */
const mostKept = 4 * 1024;

function startOf(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, mostKept));
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
