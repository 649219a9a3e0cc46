// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { boundedText } from './bounded-text.js';
import type { ClientOptions } from '@upspec/openai-files';
import { formatBytes } from './format-bytes.js';
import type { SecretHider } from './hide-secrets.js';
import { plainText } from './plain-text.js';

/** How a client sends its requests. */
export type Fetch = NonNullable<ClientOptions['fetch']>;

/** The most characters of a body that are shown. */
const MOST_SHOWN = 20_000;

/** The extra characters that are read, so that a key is never cut and partially shown. */
const MOST_READ = 64 * 1024;

/** A request that was sent, and its response. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  /** Undefined where no response came. */
  readonly status: number | undefined;
}

/** A `fetch` that remembers its last request. */
export interface WatchedFetch {
  readonly fetch: Fetch;
  last(): Exchange | undefined;
}

/** How requests and responses are shown with `--debug`. */
export interface DebugOutput {
  write(text: string): void;
  /** Whether responses are file content, of which only the size is shown. */
  readonly bytes: boolean;
}

/** @param debug - Undefined shows nothing. */
export function watchFetch(hider: SecretHider, debug: DebugOutput | undefined): WatchedFetch {
  let last: Exchange | undefined;
  const show = (text: string): void => debug?.write(plainText(text));
  return {
    last: () => last,
    async fetch(url, init) {
      const method = init.method ?? 'GET';
      last = { method, url, status: undefined };
      show(formatRequest(url, init, hider));
      try {
        const response = await fetch(url, init);
        last = { method, url, status: response.status };
        if (debug !== undefined) {
          show(formatHead(response, hider));
          show(await formatBody(response, hider, debug.bytes));
        }
        return response;
      } catch (error) {
        show(`< no response: ${hider.text(causeOf(error))}\n`);
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

/** The caller reads the body; only its beginning is read here as well. */
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
    return `< [the response was cut off: ${hider.text(causeOf(error))}]\n`;
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
