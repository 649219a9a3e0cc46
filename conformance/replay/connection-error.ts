import type { WireRequest } from './build-request.js';

export type ConnectionFailure =
  | 'refused'
  | 'unknown-host'
  | 'closed'
  | 'timeout'
  | 'certificate'
  | 'no-tls'
  | 'malformed'
  | 'aborted'
  | 'busy'
  | 'blocked'
  | 'unanswered'
  | 'other';

/**
 * There was no complete response. The message says what the target did: `closed the connection …`.
 */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
  /** What was sent, where that is known. */
  sent?: WireRequest;

  constructor(
    readonly reason: ConnectionFailure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Whether a connection ended, or none was accepted, as when a server stops. */
export function isConnectionLoss(error: unknown): error is ConnectionError {
  return error instanceof ConnectionError && losses.has(error.reason);
}

const losses: ReadonlySet<ConnectionFailure> = new Set(['closed', 'refused', 'other']);

/** Notes on a connection's error what was sent, and gives it back. */
export function withSent(error: unknown, sent: WireRequest): unknown {
  if (error instanceof ConnectionError) error.sent = sent;
  return error;
}

/**
 * In milliseconds: how long a run that is stopped waits for the response to a request that it has
 * sent. The response may name a created object, which has to be deleted.
 */
export const lastGrace = 2000;

/** A response that was not waited for any longer, because the run was stopped. */
export function cutOffError(): ConnectionError {
  return new ConnectionError('aborted', 'was cut off by the end of the run');
}

/** Turns what Node.js says of a connection into words. */
export function connectionErrorOf(cause: unknown, target: URL): ConnectionError {
  const code = codeOf(cause);
  const [reason, message] = describe(code, target);
  return new ConnectionError(reason, message, { cause });
}

function describe(code: string, target: URL): readonly [ConnectionFailure, string] {
  if (code === 'ECONNREFUSED') return ['refused', `refuses connections at ${target.host}`];
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return ['unknown-host', `has a host name that can't be resolved: ${target.hostname}`];
  }
  if (code === 'ECONNRESET' || code === 'EPIPE') {
    return ['closed', 'closed the connection before a whole response was received'];
  }
  if (code.startsWith('HPE_')) return ['malformed', `sends a response that is not HTTP (${code})`];
  if (code === 'EPROTO' || plainCodes.test(code)) return ['no-tls', 'does not use TLS'];
  if (/CERT|SELF_SIGNED|SSL|TLS|VERIFY/.test(code)) {
    return ['certificate', `has a certificate or TLS set-up that is not trusted (${code})`];
  }
  return ['other', `can't be reached (${code})`];
}

/** What OpenSSL says of a server that responds to a TLS handshake with something else. */
const plainCodes =
  /^ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|UNEXPECTED_MESSAGE|INVALID_PACKET_LENGTH)$/;

/** The system's word for the failure. A host with several addresses fails with one error for each. */
function codeOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.errors.length > 0) return codeOf(cause.errors[0]);
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return cause instanceof Error ? cause.message : String(cause);
}
