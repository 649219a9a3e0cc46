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
  const lines = judgeLines(request.head);
  if (lines.length > 0) return lines;
  // A server may stop reading before the body has an end.
  const length = cutBy === 'server' ? [] : judgeLength(request);
  return [...judgeHost(request), ...judgeExpectation(request), ...length];
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
  const [first = ''] = head.split('\r\n');
  if (!/^\S+ [^\r\n]+ HTTP\/1\.[01]$/.test(first)) {
    return [
      {
        requirement: 'client.framing',
        location: framing,
        expected: words('a request line with the version HTTP/1.1'),
        actual: headerOf(shownStart(first)),
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

/** RFC 9110, section 7.2: a host, and a port after a colon. */
const hostForm = /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9\-._~%!$&'()*+,;=]*)(?::\d*)?$/;

/** RFC 9112, section 3.2: exactly one. */
function judgeHost(request: SentRequest): readonly ClientViolation[] {
  const hosts = valuesOf(request, 'host');
  const [host = ''] = hosts;
  if (hosts.length === 1 && hostForm.test(host)) return [];
  const actual = hosts.length === 0 ? absent : headerOf(hosts.join(', '));
  return [
    {
      requirement: 'client.framing',
      location: { kind: 'request-header', name: 'host' },
      expected: words('one Host header, with a host and a port'),
      actual,
    },
  ];
}

/** RFC 9110, section 10.1.1: the only expectation is `100-continue`, of a request with content. */
function judgeExpectation(request: SentRequest): readonly ClientViolation[] {
  const expectation = sentHeader(request, 'expect');
  if (expectation === undefined) return [];
  const isKnown = expectation.toLowerCase() === '100-continue';
  if (isKnown && request.body.kind !== 'none') return [];
  return [
    {
      requirement: 'client.framing',
      location: { kind: 'request-header', name: 'expect' },
      expected: isKnown ? words('no expectation without a body') : headerOf('100-continue'),
      actual: headerOf(expectation),
    },
  ];
}

function judgeLength(request: SentRequest): readonly ClientViolation[] {
  if (!request.isCutOff && request.problem === undefined) return [];
  const length = sentHeader(request, 'content-length');
  const size = sizeOf(request);
  if (length !== undefined) {
    return [
      {
        requirement: 'client.framing.length',
        location: { kind: 'request-header', name: 'content-length' },
        expected: words(`a body of ${length} bytes`),
        actual: words(`a connection that ends after ${size} of them`),
      },
    ];
  }
  const { problem } = request;
  return [
    {
      requirement: 'client.framing',
      location: { kind: 'request-header', name: 'transfer-encoding' },
      expected: words('chunks with their sizes, of which the last is empty'),
      actual: words(
        problem === undefined
          ? `a connection that ends after ${size} bytes without it`
          : `what can't be read after ${size} bytes (${problem})`,
      ),
    },
  ];
}

function sizeOf({ body }: SentRequest): number {
  if (body.kind === 'none') return 0;
  return body.kind === 'bytes' ? body.size : body.wire.size;
}

/** Judges bytes that can't be read as a request, such as the rest of a body that is too long. */
export function judgeUnreadable(unreadable: UnreadableRequest): ClientViolation {
  const { code, received, before } = unreadable;
  // Later lines may have a key, and so may a query.
  const [line = ''] = received.split(/\r?\n/);
  const [, method = '', target = '', isLine] = /^(\S+) (.+?)( HTTP\/\d\.\d)$/i.exec(line) ?? [];
  if (before !== undefined && isLine === undefined) {
    return {
      requirement: 'client.framing.length',
      location: { kind: 'request-header', name: 'content-length' },
      expected: words('a request after the body, or nothing'),
      actual: headerOf(shownStart(line)),
    };
  }
  if (code === 'HPE_INVALID_METHOD' && /^[a-z-]+$/i.test(method)) {
    return {
      requirement: 'client.method',
      location: { kind: 'request', aspect: 'method' },
      expected: words('a method that is registered, in upper case'),
      actual: headerOf(method),
    };
  }
  if (isLine !== undefined && /[^\x21-\x7e]/.test(target)) return notEscaped(target);
  // RFC 9112, section 6.2: there must be no Content-Length beside a Transfer-Encoding.
  const hasBoth = /^transfer-encoding:/im.test(received) && /^content-length:/im.test(received);
  const header = hasBoth ? 'content-length' : headerOfCode[code];
  return {
    requirement: 'client.framing',
    location: header === undefined ? framing : { kind: 'request-header', name: header },
    expected: words('a request by the grammar of HTTP/1.1'),
    actual: headerOf(shownStart(line), ` (${code})`),
  };
}

/** The headers that the parser rejects as such. */
const headerOfCode: Readonly<Record<string, string>> = {
  HPE_INVALID_CONTENT_LENGTH: 'content-length',
  HPE_UNEXPECTED_CONTENT_LENGTH: 'content-length',
  HPE_INVALID_TRANSFER_ENCODING: 'transfer-encoding',
};

/** What the parser can't read as a target: spaces, and bytes beyond ASCII. */
function notEscaped(target: string): ClientViolation {
  const [path = '', ...query] = target.split('?');
  const isOfPath = /[^\x21-\x7e]/.test(path);
  const part = isOfPath ? path : query.join('?');
  const [character = ''] = /[^\x21-\x7e]/.exec(part) ?? [];
  const hex = character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
  return {
    requirement: 'client.path.escaping',
    location: { kind: 'request', aspect: isOfPath ? 'path' : 'query' },
    expected: words(`%${hex} for the byte`),
    actual: headerOf(isOfPath ? path : `…${character}…`),
  };
}

/** The beginning of a line, without the query of a target. */
function shownStart(line: string): string {
  return line.replace(/\?.+?(?= HTTP\/|$)/, '?…').slice(0, 80);
}
