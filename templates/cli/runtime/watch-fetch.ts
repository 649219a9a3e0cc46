import { boundedText } from '../../typescript/runtime/bounded-text.js';
import type { ClientOptions } from './client.js';
import { formatBytes } from './format-bytes.js';
import type { SecretHider } from './hide-secrets.js';
import { plainText } from './plain-text.js';

/** How a client sends its requests. */
export type Fetch = NonNullable<ClientOptions['fetch']>;

/** Longer bodies are cut where they are shown. */
const MOST_SHOWN = 20_000;

/** So much more is read that no key is cut where it begins, and shown by half. */
const MOST_READ = 64 * 1024;

/** A request that was sent, and how it was answered. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  /** Undefined where no answer came. */
  readonly status: number | undefined;
}

/** A `fetch` that remembers what it did last. */
export interface WatchedFetch {
  readonly fetch: Fetch;
  last(): Exchange | undefined;
}

/** How exchanges are shown while they happen. */
export interface Telling {
  tell(text: string): void;
  /** Whether answers are content of files, of which only the size is told. */
  readonly bytes: boolean;
}

/** @param telling - Undefined keeps silent. */
export function watchFetch(hider: SecretHider, telling: Telling | undefined): WatchedFetch {
  let last: Exchange | undefined;
  const show = (text: string): void => telling?.tell(plainText(text));
  return {
    last: () => last,
    async fetch(url, init) {
      const method = init.method ?? 'GET';
      last = { method, url, status: undefined };
      show(formatRequest(url, init, hider));
      try {
        const response = await fetch(url, init);
        last = { method, url, status: response.status };
        if (telling !== undefined) {
          show(formatHead(response, hider));
          show(await formatBody(response, hider, telling.bytes));
        }
        return response;
      } catch (error) {
        show(`< no answer: ${hider.text(causeOf(error))}\n`);
        throw error;
      }
    },
  };
}

function formatRequest(url: string, init: RequestInit, hider: SecretHider): string {
  const head = `> ${init.method ?? 'GET'} ${hider.url(url)}`;
  return [head, ...headerLines(new Headers(init.headers), '>', hider), ...sent(init.body, hider)]
    .join('\n')
    .concat('\n');
}

function sent(body: RequestInit['body'], hider: SecretHider): readonly string[] {
  if (body === undefined || body === null) return [];
  if (typeof body === 'string') return ['>', `> ${cut(hider.text(body))}`];
  return ['>', body instanceof Blob ? `> [${formatBytes(body.size)}]` : '> [a stream of bytes]'];
}

function formatHead(response: Response, hider: SecretHider): string {
  const head = `< ${String(response.status)} ${response.statusText}`.trimEnd();
  return [head, ...headerLines(response.headers, '<', hider), '<'].join('\n').concat('\n');
}

/** The body is read by somebody else; only its beginning is read here as well. */
async function formatBody(response: Response, hider: SecretHider, bytes: boolean): Promise<string> {
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  if (!isJson || (bytes && response.ok)) {
    const length = response.headers.get('content-length');
    const size = length === null ? 'of unknown length' : formatBytes(Number(length));
    return `< [bytes, ${size}]\n`;
  }
  try {
    const { text, isCut } = await boundedText(response.clone().body, MOST_READ);
    return `< ${cut(hider.text(text), isCut)}\n`;
  } catch (error) {
    return `< [the answer broke off: ${hider.text(causeOf(error))}]\n`;
  }
}

function cut(text: string, isCut = false): string {
  return isCut || text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)} […]` : text;
}

function headerLines(headers: Headers, mark: string, hider: SecretHider): readonly string[] {
  return [...headers].map(([name, value]) => `${mark} ${name}: ${hider.header(name, value)}`);
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
