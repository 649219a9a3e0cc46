// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { KeyedCredential } from './credential.js';
import type { HookRequest } from './hooks.js';
import type { RequestLog } from './request-log.js';

/** The call whose requests are logged. */
export interface LoggedCall {
  readonly log: RequestLog;
  readonly method: string;
  readonly credentials: readonly KeyedCredential[];
}

/** Logs a request without its secrets; the result logs its response. */
export function logRequest(
  { log, method, credentials }: LoggedCall,
  request: HookRequest,
): (response: Response) => void {
  const names = credentials.map(({ credential }) => credential.name);
  const line = `${method} ${loggedURL(request.url, names)}`;
  log.debug(`sending ${line}`, { headers: loggedHeaders(request.headers, names) });
  const start = performance.now();
  return ({ status, headers, ok }) => {
    const time = `${String(Math.round(performance.now() - start))} ms`;
    log.info(`${line} ${ok ? 'succeeded' : 'failed'} with status ${String(status)} in ${time}`);
    log.debug(`response to ${line}`, { status, headers: loggedHeaders(headers, names) });
  };
}

/** Names of headers and of query parameters whose values are secrets. */
const secret = /auth|key|token|secret|password|cookie|credential|session|sig(?:nature)?$/i;

const hidden = '***';

/**
 * Headers as they may be logged.
 *
 * @param names - The names of further headers with secrets.
 */
export function loggedHeaders(
  headers: Headers,
  names: readonly string[] = [],
): Readonly<Record<string, string>> {
  const own = names.map((name) => name.toLowerCase());
  const logged: Record<string, string> = {};
  headers.forEach((value, name) => {
    logged[name] = secret.test(name) || own.includes(name) ? hidden : value;
  });
  return logged;
}

/**
 * A URL as it may be logged.
 *
 * @param names - The names of further query parameters with secrets.
 */
export function loggedURL(url: URL, names: readonly string[] = []): string {
  const logged = new URL(url);
  url.searchParams.forEach((_, name) => {
    if (secret.test(name) || names.includes(name)) logged.searchParams.set(name, hidden);
  });
  return logged.href;
}
