import type { KeyKind } from '../auth/credential.js';
import type { RecordedBody, RecordedRequest } from '../fixture-format/fixture.js';
import { encodeBody } from './encode-body.js';
import { encodeLongBody, type LongBody } from './encode-long-body.js';

/** A request as it is sent, but for the key and the connection's own headers. */
export interface WireRequest {
  readonly method: string;
  /** Below the base URL, percent-encoded, sent without being normalised. */
  readonly path: string;
  /** By name, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly auth: KeyKind;
  /**
   * The cookies that earlier responses of the case set, as they are sent; empty where this request's
   * own response is the first to set one.
   */
  readonly session?: string;
  /** Which of several cookie jars its cookies are kept in. */
  readonly jar?: string;
  /** The body with its live ids, for showing; `bytes` is what is sent. */
  readonly body?: RecordedBody;
  readonly bytes?: Buffer;
  /** What is sent in place of `bytes` where the body is too long to be held. */
  readonly long?: LongBody;
  /** How many bytes of the response are kept; by default a mebibyte. */
  readonly keep?: number;
  /** A whole request as it went over the connection, where it was sent as bytes, with a stand-in for the key. */
  readonly raw?: Buffer;
}

/** Writes a request as it is sent. */
export function buildRequest(recorded: RecordedRequest): WireRequest {
  const { body } = recorded;
  const long = body === undefined ? undefined : encodeLongBody(body);
  const encoded = body === undefined ? undefined : (long ?? encodeBody(body));
  const headers: Record<string, string> = {};
  if (encoded?.contentType !== undefined) headers['content-type'] = encoded.contentType;
  for (const [name, value] of Object.entries(recorded.headers ?? {})) headers[name] = value;
  return {
    method: recorded.method,
    path: recorded.path,
    headers,
    auth: recorded.auth ?? 'right',
    ...(recorded.session !== undefined && { jar: recorded.session }),
    ...(body === undefined ? {} : { body }),
    ...(encoded !== undefined && 'bytes' in encoded && { bytes: encoded.bytes }),
    ...(long !== undefined && { long }),
  };
}
