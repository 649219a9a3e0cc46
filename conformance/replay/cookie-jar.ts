import { mergeCookies } from '../auth/merge-cookies.js';
import type { WireRequest } from './build-request.js';
import type { Received } from './received.js';
import type { Transport } from './transport.js';

/**
 * The cookies that responses of one case set, which later requests send again as a client would. Each of
 * several clients in a case has cookies of its own.
 */
export interface CookieJar {
  /** The request with the cookies of its path, unless it is to be sent without a right key. */
  prepare(request: WireRequest): WireRequest;
  /** Keeps what the response sets; returns the request, marked as one of a session where it does. */
  note(sent: WireRequest, received: Pick<Received, 'headers'>): WireRequest;
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/**
 * A jar for one server (RFC 6265, section 5): the base URL is the only host there is, so that
 * `Domain` and `Secure` decide nothing.
 *
 * @param headOf how a request is sent, which shows its whole path
 */
export function openCookieJar(headOf: Transport['headOf']): CookieJar {
  const jars = new Map<string, Map<string, Cookie>>();
  const jarOf = ({ jar = '' }: WireRequest): Map<string, Cookie> => {
    const cookies = jars.get(jar) ?? new Map<string, Cookie>();
    jars.set(jar, cookies);
    return cookies;
  };
  const pathOf = (request: WireRequest): string => headOf(request).target.split('?')[0] ?? '/';
  return {
    prepare(request) {
      const cookies = jarOf(request);
      if (cookies.size === 0 || request.auth !== 'right') return request;
      const path = pathOf(request);
      // Section 5.4: "Cookies with longer paths are listed before cookies with shorter paths."
      const fitting = [...cookies.values()]
        .filter((cookie) => matchesPath(path, cookie.path))
        .sort((a, b) => b.path.length - a.path.length);
      if (fitting.length === 0) return request;
      const session = fitting.reduce(
        (header, { name, value }) => mergeCookies(header, `${name}=${value}`),
        '',
      );
      return { ...request, session };
    },
    note(sent, { headers: { 'set-cookie': header } }) {
      // What a server sets for a request without the right key belongs to nobody's session.
      if (header === undefined || sent.auth !== 'right') return sent;
      const cookies = jarOf(sent);
      const path = pathOf(sent);
      for (const text of splitCookies(header)) {
        const cookie = readCookie(text, path);
        const key = `${cookie.name} ${cookie.path}`;
        if (cookie.isExpired) cookies.delete(key);
        else if (cookie.name !== '') cookies.set(key, cookie);
      }
      return { ...sent, session: sent.session ?? '' };
    },
  };
}

/** A transport whose requests carry the cookies of a case. */
export function withCookies(transport: Transport, jar: CookieJar): Transport {
  return {
    ...transport,
    async send(request, signal) {
      const sent = jar.prepare(request);
      const received = await transport.send(sent, signal);
      jar.note(sent, received);
      return received;
    },
  };
}

/** Several headers are joined by commas; a date has one, too, with no name and equals sign behind it. */
function splitCookies(header: string): readonly string[] {
  return header.split(/,(?=\s*[^;,=\s]+=)/);
}

/** Section 5.2: the pair, and the attributes that a jar for one server needs. */
function readCookie(text: string, requestPath: string): Cookie & { readonly isExpired: boolean } {
  const [pair = '', ...rest] = text.split(';');
  const { name, value } = splitPair(pair);
  const attributes = new Map(
    rest.map(splitPair).map((each) => [each.name.toLowerCase(), each.value]),
  );
  const path = attributes.get('path') ?? '';
  return {
    name,
    value,
    // Section 5.2.4: any other path is the default path.
    path: path.startsWith('/') ? path : defaultPath(requestPath),
    isExpired: isExpired(attributes),
  };
}

/** Section 5.3, step 3: Max-Age counts before Expires. */
function isExpired(attributes: ReadonlyMap<string, string>): boolean {
  const maxAge = attributes.get('max-age') ?? '';
  if (/^-?\d+$/.test(maxAge)) return Number(maxAge) <= 0;
  return Date.parse(attributes.get('expires') ?? '') <= Date.now();
}

function splitPair(text: string): Pick<Cookie, 'name' | 'value'> {
  const at = text.indexOf('=');
  if (at === -1) return { name: text.trim(), value: '' };
  return { name: text.slice(0, at).trim(), value: text.slice(at + 1).trim() };
}

/** Section 5.1.4: the path up to its last slash, without that. */
function defaultPath(requestPath: string): string {
  return requestPath.slice(0, Math.max(requestPath.lastIndexOf('/'), 0)) || '/';
}

/** Section 5.1.4: the same path, or one below it. */
function matchesPath(requestPath: string, cookiePath: string): boolean {
  const folder = cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`;
  return requestPath === cookiePath || requestPath.startsWith(folder);
}
