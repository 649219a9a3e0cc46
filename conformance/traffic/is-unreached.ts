import type { SeenExchange } from '../client/capture/sent-request.js';

/** What a connection that was open ends with: it was reset, or closed before a response. */
const afterConnecting = new Set(['ECONNRESET', 'EPIPE']);

/**
 * Whether no connection to the server could be opened, so that nothing can be said of its conduct: it is
 * not running, its name is unknown, or its certificate is not trusted.
 */
export function isUnreached({ response, cutBy, cause }: SeenExchange): boolean {
  if (response !== undefined || cutBy !== 'server' || cause === undefined) return false;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  // What the parser of HTTP rejects was sent by the server.
  return !afterConnecting.has(code) && !code.startsWith('HPE_');
}
