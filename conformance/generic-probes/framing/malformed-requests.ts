import type { Requirement } from '@upspec/document';
import type { RecordedRequest } from '../../fixture-format/fixture.js';
import type { ProbeRawRequest } from '../../probe-contract/probe.js';
import { buildRequest } from '../../replay/build-request.js';
import { framingRules } from './framing-rules.js';

/** A request that HTTP forbids. */
export interface MalformedRequest {
  readonly rule: Requirement;
  /** What is wrong with it, as the end of a sentence: `it has no Host`. */
  readonly reason: string;
  /** Whether a server may accept it all the same. */
  readonly isAcceptable?: boolean;
  readonly change: RawChange;
}

/** How a request is written otherwise than it should be. */
interface RawChange {
  /** The lines of Host. */
  host?(host: string): string;
  /** The line that says where the body ends. */
  framing?(length: number): string;
  /** Further lines of the head. */
  readonly lines?: string;
  /** The bytes after the head. */
  content?(body: Buffer): Buffer;
  /** Whether our side of the connection is closed after the bytes. */
  readonly halfClose?: boolean;
}

/** Malformed heads of a request without a body. */
export const malformedHeads: readonly MalformedRequest[] = [
  { rule: framingRules.host, reason: 'it has no Host', change: { host: () => '' } },
  {
    rule: framingRules.other,
    reason: 'it has two Hosts',
    change: { host: (host) => `host: ${host}\r\nhost: upspec.invalid\r\n` },
  },
  {
    rule: framingRules.fieldName,
    reason: 'a space is before the colon of a header',
    change: { lines: 'x-upspec : a\r\n' },
  },
  {
    rule: framingRules.folding,
    reason: 'a header goes on in a second line',
    isAcceptable: true,
    change: { lines: 'x-upspec: a\r\n b\r\n' },
  },
];

const chunked = 'transfer-encoding: chunked\r\n';

/** Malformed bodies, whatever their media type. */
export const malformedBodies: readonly MalformedRequest[] = [
  {
    rule: framingRules.length,
    reason: 'it has two Content-Lengths that differ',
    change: {
      framing: (length) => `content-length: ${length}\r\ncontent-length: ${length - 1}\r\n`,
    },
  },
  {
    rule: framingRules.length,
    reason: 'its Content-Length is not a number',
    change: { framing: () => 'content-length: many\r\n' },
  },
  {
    rule: framingRules.coding,
    reason: 'its last transfer coding is not chunked',
    change: { framing: () => 'transfer-encoding: chunked, upspec\r\n', content: inChunks },
  },
  {
    rule: framingRules.incomplete,
    reason: 'its body is shorter than its Content-Length',
    change: { framing: (length) => `content-length: ${length + 20}\r\n`, halfClose: true },
  },
  {
    rule: framingRules.incomplete,
    reason: 'the size of its first chunk is not a number',
    change: {
      framing: () => chunked,
      content: (body) => Buffer.concat([Buffer.from('zz\r\n'), body, Buffer.from('\r\n0\r\n\r\n')]),
      halfClose: true,
    },
  },
  {
    rule: framingRules.incomplete,
    reason: 'its last chunk is missing',
    change: {
      framing: () => chunked,
      content: (body) => inChunks(body).subarray(0, -'0\r\n\r\n'.length),
      halfClose: true,
    },
  },
];

/** For JSON alone: with one byte less, it is malformed. */
export const longJson: MalformedRequest = {
  rule: framingRules.length,
  reason: 'its JSON is longer than its Content-Length',
  change: { framing: (length) => `content-length: ${length - 1}\r\n` },
};

/** RFC 9112, section 7.1 */
function inChunks(body: Buffer): Buffer {
  const size = `${body.length.toString(16)}\r\n`;
  return Buffer.concat([Buffer.from(size), body, Buffer.from('\r\n0\r\n\r\n')]);
}

/** A request as bytes with one thing wrong. */
export function malformedRequest(
  request: RecordedRequest,
  { change }: MalformedRequest,
): Pick<ProbeRawRequest, 'method' | 'path' | 'build' | 'halfClose'> {
  const { host = hostLine, framing = lengthLine, lines = '', content, halfClose } = change;
  const { method, path, headers, bytes } = buildRequest(request);
  const own = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return {
    method,
    path,
    ...(halfClose !== undefined && { halfClose }),
    build: (address) => {
      const end = bytes === undefined ? '' : framing(bytes.length);
      const head = [
        `${method} ${address.path} HTTP/1.1\r\n`,
        host(address.host),
        address.authorization,
        ...own,
        end,
        lines,
        'connection: close\r\n\r\n',
      ];
      const body = bytes ?? Buffer.alloc(0);
      return Buffer.concat([Buffer.from(head.join('')), content?.(body) ?? body]);
    },
  };
}

function hostLine(host: string): string {
  return `host: ${host}\r\n`;
}

function lengthLine(length: number): string {
  return `content-length: ${length}\r\n`;
}
