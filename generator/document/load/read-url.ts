import { MAX_DOCUMENT_BYTES } from './read-source.js';
import { UnreadableDocumentError } from './errors.js';

/** How long a server may take, in milliseconds. */
const TIMEOUT = 30_000;
const MAX_REDIRECTS = 5;

/** What was read from a URL. */
export interface Downloaded {
  readonly text: string;
  /** `Content-Type`, where there is one. */
  readonly mediaType: string | undefined;
}

/** How a URL is read. */
export interface Download {
  /** Sent to the origin of the URL alone, also after a redirect. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether a redirect may lead to a URL. */
  readonly mayFollow: (url: URL) => boolean;
}

/** Whether a string is an http or https URL. */
export function isWebURL(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** A URL for messages: without a password or a query, which may be secret. */
export function shownURL(url: string): string {
  if (!isWebURL(url)) return url;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

/**
 * Reads a URL as text.
 * @throws {UnreadableDocumentError} when there is no response within 30 seconds, it has a status
 * other than 2xx, or it is larger than `MAX_DOCUMENT_BYTES`.
 */
export async function readURL(url: string, { headers, mayFollow }: Download): Promise<Downloaded> {
  const start = new URL(url);
  const signal = AbortSignal.timeout(TIMEOUT);
  let current = start;
  for (let count = 0; count <= MAX_REDIRECTS; count += 1) {
    const sent = current.origin === start.origin ? headers : {};
    const response = await request(current, sent, signal);
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) {
      return readBody(shownURL(url), response);
    }
    await response.body?.cancel();
    if (!URL.canParse(location, current)) throw unreadable(url, 'redirects to an invalid URL');
    current = new URL(location, current);
    if (!mayFollow(current)) throw unreadable(url, `redirects to ${shownURL(current.href)}`);
  }
  throw unreadable(url, `redirects more than ${String(MAX_REDIRECTS)} times`);
}

async function request(
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<globalThis.Response> {
  const { username, password } = url;
  const plain = new URL(url);
  plain.username = '';
  plain.password = '';
  const credentials = Buffer.from(
    `${decodeURIComponent(username)}:${decodeURIComponent(password)}`,
  );
  try {
    return await fetch(plain, {
      signal,
      redirect: 'manual',
      headers: {
        accept: 'application/json, application/yaml, text/yaml, */*',
        ...(username !== '' && { authorization: `Basic ${credentials.toString('base64')}` }),
        ...headers,
      },
    });
  } catch (error) {
    throw unreadable(url.href, describe(error), error);
  }
}

async function readBody(url: string, response: globalThis.Response): Promise<Downloaded> {
  if (!response.ok) {
    await response.body?.cancel();
    throw unreadable(url, `the server responded with status ${String(response.status)}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      const bytes = chunk as Uint8Array;
      size += bytes.byteLength;
      if (size > MAX_DOCUMENT_BYTES) {
        throw unreadable(
          url,
          `larger than ${String(MAX_DOCUMENT_BYTES / 1024 / 1024)} MiB, the maximum size`,
        );
      }
      chunks.push(bytes);
    }
  } catch (error) {
    if (error instanceof UnreadableDocumentError) throw error;
    throw unreadable(url, describe(error), error);
  }
  const mediaType = response.headers.get('content-type') ?? undefined;
  return { text: new TextDecoder().decode(Buffer.concat(chunks)), mediaType };
}

function unreadable(url: string, reason: string, cause?: unknown): UnreadableDocumentError {
  return new UnreadableDocumentError(`${shownURL(url)}: can't be read: ${reason}`, { cause });
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError')
    return `no complete response within ${String(TIMEOUT / 1000)} seconds`;
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}
