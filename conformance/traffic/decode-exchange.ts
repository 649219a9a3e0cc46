import { headerOf, type SeenExchange, type SentRequest } from '../client/capture/sent-request.js';
import { undoEncoding } from '../record/har/undo-encoding.js';

/**
 * The exchange with the content encodings of both bodies undone (RFC 9110, section 8.4), as far as
 * they were kept whole. Of a body that can't be decoded nothing is kept.
 */
export function decodeExchange(exchange: SeenExchange): SeenExchange {
  const { response } = exchange;
  const request = decodeRequest(exchange.request);
  if (response === undefined) return { ...exchange, request };
  const { headers } = response;
  return { ...exchange, request, response: { ...response, ...decode(response, headers) } };
}

function decodeRequest(request: SentRequest): SentRequest {
  const { body } = request;
  const encoding = headerOf(request, 'content-encoding');
  if (encoding === undefined || body.kind !== 'bytes') return request;
  const headers = {
    'content-encoding': encoding,
    'content-type': headerOf(request, 'content-type') ?? '',
  };
  return { ...request, body: { ...body, ...decode(body, headers) } };
}

interface Body {
  readonly bytes: Buffer;
  readonly size: number;
}

function decode({ bytes, size }: Body, headers: Readonly<Record<string, string>>): Body {
  const encoding = headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity' || size === 0) return { bytes, size };
  const decoded = size > bytes.length ? undefined : undoEncoding(bytes, headers);
  if (decoded === undefined) return { bytes: Buffer.alloc(0), size };
  return { bytes: decoded, size: decoded.length };
}
