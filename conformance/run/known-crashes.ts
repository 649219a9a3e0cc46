import { createHash } from 'node:crypto';
import { ConnectionError } from '../replay/connection-error.js';
import type { WireRequest } from '../replay/build-request.js';
import type { RawRequest } from '../replay/raw-exchange.js';
import type { Transport } from '../replay/transport.js';
import type { Crash } from './watch-crash.js';

/** Requests that are known to stop the target, which are not sent again. */
export interface KnownCrashes {
  /**
   * Notes a request that stopped the target, unless such a request was responded to before: then it depends
   * on more than the request, such as the state of an object.
   *
   * @param runs in how many runs of the case the target stopped
   */
  note(crash: Pick<Crash, 'sent' | 'isAfterResponse'>, testCase: string, runs: number): void;
  /** A transport that rejects these requests with a ConnectionError. */
  guard(transport: Transport): Transport;
}

export function openKnownCrashes(): KnownCrashes {
  const cases = new Map<string, string>();
  const served = new Map<string, number>();
  const check = ({ method, path }: WireRequest, print: string): void => {
    const testCase = cases.get(print);
    if (testCase === undefined) return;
    const request = `${method} ${path}`;
    const message = `was not sent ${request}, as it stops responding under such a request: see ${testCase}`;
    throw new ConnectionError('blocked', message);
  };
  const noteServed = (request: WireRequest): void => {
    if (!isSmall(request)) return;
    const print = fingerprint(request);
    served.set(print, (served.get(print) ?? 0) + 1);
  };
  return {
    note({ sent, isAfterResponse }, testCase, runs) {
      const print = fingerprint(sent);
      // The crash itself had a response each time, and once more before its case ran by itself.
      const own = isAfterResponse ? runs + 1 : 0;
      if ((served.get(print) ?? 0) <= own) cases.set(print, testCase);
    },
    guard: (transport) => ({
      close: () => transport.close(),
      headOf: (request) => transport.headOf(request),
      async send(request, signal) {
        if (cases.size > 0) check(request, fingerprint(request));
        const received = await transport.send(request, signal);
        noteServed(request);
        return received;
      },
      async sendRaw(request, signal) {
        if (cases.size > 0) check(...rawHead(request));
        return transport.sendRaw(request, signal);
      },
    }),
  };
}

/** In bytes: larger bodies are contents, which do not say anything of the state of an object. */
const smallBody = 4096;

function isSmall({ bytes, long, raw }: WireRequest): boolean {
  return long === undefined && raw === undefined && (bytes?.length ?? 0) <= smallBody;
}

function rawHead(request: RawRequest): [WireRequest, string] {
  const { method, path } = request;
  const raw = request.build({ path, host: '', authorization: '' });
  const sent: WireRequest = { method, path, headers: {}, auth: 'right', raw };
  return [sent, fingerprint(sent)];
}

/** Two requests that differ in ids, boundaries and the words of file contents have the same one. */
function fingerprint(sent: WireRequest): string {
  const { method, path, headers, auth, raw, bytes, long } = sent;
  const head = JSON.stringify([method, path, auth, Object.entries(headers), long?.length]);
  const body = (raw === undefined ? bytes : bodyOf(raw))?.toString('latin1') ?? '';
  const masked = maskContents(`${head}\n${body}`).replaceAll(idLike, '#');
  return createHash('sha256').update(masked).digest('hex');
}

/** The host and the credentials of raw bytes say nothing of the request. */
function bodyOf(raw: Buffer): Buffer {
  const text = raw.toString('latin1');
  const kept = text.replace(/^(?:host|authorization|[\w-]*key):.*\r\n/gim, '');
  return Buffer.from(kept.replace(/^(\S+) \S+/, '$1'), 'latin1');
}

/** Long words that contain a digit: ids and boundaries. */
const idLike = /(?=[\w-]{8})[A-Za-z_-]*\d[\w-]*/g;

function maskContents(text: string): string {
  return text.replaceAll(
    /(filename=[^\r\n]*(?:\r\n[^\r\n]+)*\r\n\r\n)([^]*?)(?=\r\n--|$)/g,
    (_, head: string, content: string) => head + content.replaceAll(/[A-Za-z0-9]+/g, '#'),
  );
}
