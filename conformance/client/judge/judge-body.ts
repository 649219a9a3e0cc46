import type { ContractBody } from '@upspec/document';
import { absent, headerOf, present, words } from '../../difference/reading.js';
import { findRepeatedName } from '../../json/find-repeated-name.js';
import { parseJson } from '../../json/parse-json.js';
import { headerOf as sentHeader } from '../capture/sent-request.js';
import type { ClientViolation } from './client-violation.js';
import { readingsOf, rejectedIn, type Rejected } from './fits-schema.js';
import { judgeForm } from './judge-form.js';
import type { RequestFacts } from './request-facts.js';

const atBody = { kind: 'request', aspect: 'body' } as const;
const withoutBody = new Set(['GET', 'HEAD', 'DELETE']);

/** Judges the body: whether there is one, its media type, and its value. */
export function judgeBody(facts: RequestFacts): readonly ClientViolation[] {
  const { request, called } = facts;
  if (called === undefined) return [];
  const { body } = called.operation;
  // Of a body that was cut off nothing can be said but that.
  if (!request.isComplete) return [];
  const isEmpty = isBodyEmpty(facts);
  // Of a body that was cut off nothing can be said but that.
  if (!request.isComplete && request.body.kind !== 'multipart') return [];
  if (body === undefined) {
    if (isEmpty || !withoutBody.has(request.method)) return [];
    return [
      {
        requirement: 'client.body.unexpected',
        location: atBody,
        expected: absent,
        actual: present,
      },
    ];
  }
  if (isEmpty) {
    return body.required
      ? [
          {
            requirement: 'client.body.missing',
            location: atBody,
            expected: present,
            actual: absent,
          },
        ]
      : [];
  }
  const wrongType = judgeMediaType(facts, body);
  if (wrongType !== undefined) return [wrongType];
  return judgeContent(facts, body);
}

function isBodyEmpty({ request: { body } }: RequestFacts): boolean {
  if (body.kind === 'none') return true;
  return body.kind === 'bytes' ? body.size === 0 : body.wire.size === 0;
}

function judgeMediaType(
  { request }: RequestFacts,
  body: ContractBody,
): ClientViolation | undefined {
  const sent = sentHeader(request, 'content-type');
  const type = sent?.split(';')[0]?.trim().toLowerCase();
  if (type === body.contentType.toLowerCase()) return undefined;
  // Bytes of any type may be sent as what they are.
  if (body.kind === 'bytes' && type !== undefined) return undefined;
  return {
    requirement: 'client.media-type',
    location: { kind: 'request-header', name: 'content-type' },
    expected: headerOf(body.contentType),
    actual: headerOf(sent),
  };
}

function judgeContent(facts: RequestFacts, body: ContractBody): readonly ClientViolation[] {
  switch (body.kind) {
    case 'multipart':
      return judgeForm(facts, body);
    case 'json':
      return judgeJson(facts, body);
    case 'form':
      return judgeUrlEncoded(facts, body);
    case 'text':
    case 'bytes':
    case 'events':
      return [];
    default:
      return body.kind satisfies never;
  }
}

/** RFC 8259, section 8.1: a byte order mark is not part of JSON. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function judgeJson(
  { contract, request }: RequestFacts,
  { schema }: ContractBody,
): readonly ClientViolation[] {
  const { body } = request;
  // What is longer than is kept can't be judged.
  if (body.kind !== 'bytes' || body.size > body.bytes.length) return [];
  const text = decode(body.bytes);
  const parsed = text === undefined ? undefined : parseJson(text);
  if (parsed?.ok !== true) {
    const problem = parsed?.problem ?? 'bytes that are not UTF-8';
    return [
      {
        requirement: 'client.body.json',
        location: atBody,
        expected: words('JSON'),
        actual: words(problem),
      },
    ];
  }
  const rejected =
    schema === undefined ? [] : rejectedIn(contract, schema, [parsed.value]).map(toViolation);
  return [...rejected, ...judgeNames(text ?? '')];
}

function judgeNames(text: string): readonly ClientViolation[] {
  const repeated = findRepeatedName(text);
  if (repeated === undefined) return [];
  return [
    {
      requirement: 'client.body.names',
      location: { kind: 'request-body', pointer: repeated },
      expected: words('one property of this name'),
      actual: words('another one'),
    },
  ];
}

function decode(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function toViolation({ pointer, property, expected, actual }: Rejected): ClientViolation {
  const isMissing = actual.kind === 'absent' && property !== undefined;
  return {
    requirement: 'client.body.value',
    location: { kind: 'request-body', pointer: isMissing ? `${pointer}/${property}` : pointer },
    expected,
    actual,
  };
}

function judgeUrlEncoded(
  { contract, request }: RequestFacts,
  { schema }: ContractBody,
): readonly ClientViolation[] {
  const { body } = request;
  if (body.kind !== 'bytes' || schema === undefined || body.size > body.bytes.length) return [];
  const pairs = new URLSearchParams(body.bytes.toString('utf8'));
  const names = [...new Set(pairs.keys())];
  const read = (pick: (text: string) => unknown): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      names.map((name) => {
        const values = pairs.getAll(name).map(pick);
        return [name, values.length === 1 ? values[0] : values];
      }),
    );
  const readings = [read((text) => readingsOf(text)[0]), read((text) => text)];
  return rejectedIn(contract, schema, readings).map(toViolation);
}
