import { absent, headerOf, words } from '../../difference/reading.js';
import {
  headerOf as sentHeader,
  valuesOf,
  type SeenExchange,
  type SentRequest,
  type UnreadableRequest,
} from '../capture/sent-request.js';
import type { ClientViolation } from './client-violation.js';

const framing = { kind: 'request', aspect: 'framing' } as const;

/** Judges how a request is written and where it ends: RFC 9112. */
export function judgeFraming({
  request,
  cutBy,
}: Pick<SeenExchange, 'request' | 'cutBy'>): readonly ClientViolation[] {
  // A server may stop reading before the body has an end.
  const length = cutBy === 'server' ? [] : judgeLength(request);
  return [...judgeLines(request.head), ...judgeHost(request), ...length];
}

function judgeLines(head: string | undefined): readonly ClientViolation[] {
  if (head === undefined) return [];
  if (/(?<!\r)\n/.test(head)) {
    return [
      {
        requirement: 'client.framing',
        location: framing,
        expected: words('lines that end with CR LF'),
        actual: words('a line that ends with LF alone'),
      },
    ];
  }
  const folded = head.split('\r\n').find((line) => /^[ \t]+\S/.test(line));
  if (folded === undefined) return [];
  return [
    {
      requirement: 'client.framing',
      location: framing,
      expected: words('each header on one line'),
      actual: headerOf(folded),
    },
  ];
}

/** RFC 9112, section 3.2: exactly one. */
function judgeHost(request: SentRequest): readonly ClientViolation[] {
  const hosts = valuesOf(request, 'host');
  if (hosts.length === 1) return [];
  const actual = hosts.length === 0 ? absent : headerOf(hosts.join(', '));
  return [
    {
      requirement: 'client.framing',
      location: { kind: 'request-header', name: 'host' },
      expected: words('one Host header'),
      actual,
    },
  ];
}

function judgeLength(request: SentRequest): readonly ClientViolation[] {
  const length = sentHeader(request, 'content-length');
  if (request.isComplete || length === undefined) return [];
  return [
    {
      requirement: 'client.framing.length',
      location: { kind: 'request-header', name: 'content-length' },
      expected: words(`a body of ${length} bytes`),
      actual: words(`a connection that ends after ${sizeOf(request)} of them`),
    },
  ];
}

function sizeOf({ body }: SentRequest): number {
  if (body.kind === 'none') return 0;
  return body.kind === 'bytes' ? body.size : body.wire.size;
}

/** Judges bytes that can't be read as a request, such as the rest of a body that is too long. */
export function judgeUnreadable({
  code,
  received,
  at,
  before,
}: UnreadableRequest): ClientViolation {
  // Later lines may have a key, and so may a query.
  const [line = ''] = received.split(/\r?\n/);
  const start = line.replace(/\?\S*/, '?…').slice(0, 80);
  if (before !== undefined && (at ?? 0) < received.length && !/^[A-Z]{3,10} /.test(received)) {
    return {
      requirement: 'client.framing.length',
      location: { kind: 'request-header', name: 'content-length' },
      expected: words('a request after the body, or nothing'),
      actual: headerOf(start),
    };
  }
  return {
    requirement: 'client.framing',
    location: framing,
    expected: words('a request by the grammar of HTTP/1.1'),
    actual: headerOf(start, ` (${code})`),
  };
}
