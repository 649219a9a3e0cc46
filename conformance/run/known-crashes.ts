import { createHash } from 'node:crypto';
import { ConnectionError } from '../replay/connection-error.js';
import type { WireRequest } from '../replay/build-request.js';
import type { RawRequest } from '../replay/raw-exchange.js';
import type { Transport } from '../replay/transport.js';
import type { Crash } from './watch-crash.js';

/** Requests that are known to stop the target, which are not sent again. */
export interface KnownCrashes {
  note(crash: Pick<Crash, 'sent'>, testCase: string): void;
  /** A transport that rejects these requests with a ConnectionError. */
  guard(transport: Transport): Transport;
}

export function openKnownCrashes(): KnownCrashes {
  const cases = new Map<string, string>();
  const check = ({ method, path }: WireRequest, print: string): void => {
    const testCase = cases.get(print);
    if (testCase === undefined) return;
    const request = `${method} ${path}`;
    const message = `was not sent ${request}, as it stops responding under such a request: see ${testCase}`;
    throw new ConnectionError('blocked', message);
  };
  return {
    note: ({ sent }, testCase) => void cases.set(fingerprint(sent), testCase),
    guard: (transport) => ({
      close: () => transport.close(),
      headOf: (request) => transport.headOf(request),
      async send(request, signal) {
        if (cases.size > 0) check(request, fingerprint(request));
        return transport.send(request, signal);
      },
      async sendRaw(request, signal) {
        if (cases.size > 0) check(...rawHead(request));
        return transport.sendRaw(request, signal);
      },
    }),
  };
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
