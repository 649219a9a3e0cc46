import type { WireRequest } from '../replay/build-request.js';
import type { Received } from '../replay/received.js';
import type { SentHead } from '../replay/transport.js';

/** An exchange as people read it, bounded. */
export interface ShownExchange {
  readonly request: ShownMessage;
  readonly response: ShownMessage;
}

export interface ShownMessage {
  /** `POST /v1/files`, `status 404`; absent where the whole request is in the body, as bytes. */
  readonly start?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent where the message has none. */
  readonly body?: ShownBody;
}

export interface ShownBody {
  /** How long it is. */
  readonly bytes: number;
  /** Its beginning; what is not UTF-8 or not printable is replaced by `\xff`. */
  readonly text: string;
  /** Whether `text` is only the beginning. */
  readonly isCut: boolean;
  /** Whether bytes had to be written as `\xff`. */
  readonly isEscaped: boolean;
}

const longestBody = 4096;
const longestHeader = 1024;
const mostHeaders = 64;

/**
 * Shows the request and the response, each body by its first 4 KiB. The key may still be in it:
 * `hideSecrets` takes it out of a whole result.
 *
 * @param head the request's first line and headers as the transport wrote them; without it those
 *   that the request itself names
 */
export function showExchange(
  sent: WireRequest,
  received: Pick<Received, 'status' | 'headers' | 'bytes'>,
  head: SentHead = { target: sent.path, headers: sent.headers },
): ShownExchange {
  return {
    request:
      sent.raw === undefined
        ? {
            start: `${sent.method} ${head.target}`,
            headers: boundHeaders(hideSession(sent, head.headers)),
            ...showBody(sent.bytes),
          }
        : { headers: {}, ...showBody(sent.raw) },
    response: {
      start: received.status === 0 ? 'no response' : `status ${received.status}`,
      headers: boundHeaders(received.headers),
      ...showBody(received.bytes),
    },
  };
}

/** The cookies of a session are as good as a key. */
function hideSession({ session = '' }: WireRequest, headers: Headers): Headers {
  return session === '' ? headers : { ...headers, cookie: 'not shown' };
}

type Headers = Readonly<Record<string, string>>;

function boundHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(headers).slice(0, mostHeaders);
  return Object.fromEntries(
    entries.map(([name, value]) => [
      cut(escapeControls(name), longestHeader),
      name.toLowerCase() === 'set-cookie' ? 'not shown' : cut(escapeControls(value), longestHeader),
    ]),
  );
}

function showBody(bytes: Buffer | undefined): { readonly body?: ShownBody } {
  if (bytes === undefined || bytes.length === 0) return {};
  const isCut = bytes.length > longestBody;
  const beginning = bytes.subarray(0, longestBody);
  const plain = beginning.toString('utf8');
  // A cut in the middle of a character leaves up to three bytes of it.
  const whole = isCut ? plain.replace(/\ufffd{1,3}$/, '') : plain;
  const isText = beginning.subarray(0, Buffer.byteLength(whole)).equals(Buffer.from(whole));
  const text = isText ? escapeControls(whole) : escapeBytes(beginning);
  const isEscaped = !isText || text !== whole;
  return { body: { bytes: bytes.length, text: isCut ? `${text}…` : text, isCut, isEscaped } };
}

/** Every byte beyond printable ASCII as `\xff`: a key in it stays as it is, and can be hidden. */
function escapeBytes(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[^\n\r\t\x20-\x7e]/g, (byte) => escapeByte(byte.charCodeAt(0)))
    .replace(/\r(?!\n)/g, '\\x0d');
}

/** Controls but for line ends and tabs, and what turns the direction of writing. */
function escapeControls(text: string): string {
  return text.replace(
    /(?!\r\n|[\n\t])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    (c) => [...Buffer.from(c)].map(escapeByte).join(''),
  );
}

function escapeByte(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, '0')}`;
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
