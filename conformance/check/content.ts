import { encodeBody } from '../replay/encode-body.js';
import { isSuccess, type ExchangeFacts } from './exchange-facts.js';
import type { Violation } from './violation.js';
import type { Reading } from '../difference/reading.js';

/**
 * A content without a schema must be the recorded bytes, each of them.
 *
 * @param requirements what the exchange tests
 */
export function checkContent(
  facts: ExchangeFacts,
  requirements: readonly string[],
): readonly Violation[] {
  const { recorded, received, declared } = facts;
  const content = declared?.content;
  const isBytes =
    content !== undefined && (content.schema === undefined || content.kind !== 'json');
  const { body } = recorded.response;
  if (declared === undefined || !isBytes || !isSuccess(received.status) || body === undefined)
    return [];
  // JSON without a schema is compared as a value, and a stream of events is another each time.
  if ((content.kind === 'json' && 'json' in body) || content.kind === 'events') return [];
  const expected = encodeBody(body).bytes;
  const live = received.bytes;
  if (expected.equals(live)) return [];
  const at = firstDifference(expected, live);
  return [
    {
      location: { kind: 'byte', offset: at },
      expected: bytesAt(expected, at),
      actual: bytesAt(live, at),
      locations: [
        ...requirements.map((id) => `${id}.content`),
        `${recorded.operation}.${declared.status}`,
      ],
    },
  ];
}

function firstDifference(a: Buffer, b: Buffer): number {
  const shorter = Math.min(a.length, b.length);
  for (let index = 0; index < shorter; index += 1) {
    if (a[index] !== b[index]) return index;
  }
  return shorter;
}

function bytesAt(bytes: Buffer, offset: number): Reading {
  return { kind: 'bytes', length: bytes.length, there: showBytes(bytes, offset) };
}

function showBytes(bytes: Buffer, from: number): string {
  const piece = bytes.subarray(from, from + 16);
  if (piece.length === 0) return 'the end';
  const isText = piece.every((byte) => byte >= 0x20 && byte < 0x7f);
  return isText ? JSON.stringify(piece.toString('latin1')) : `hex ${piece.toString('hex')}`;
}
