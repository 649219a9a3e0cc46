import type { ContractBody, ContractPart } from '@upspec/document';
import { absent, headerOf, present, valueOf, words } from '../../difference/reading.js';
import {
  readPartHead,
  type PartHead,
  type PartHeadProblemKind,
} from '../../multipart/part-head.js';
import type { WireBody, WirePart, WireProblem } from '../../multipart/wire-body.js';
import { boundaryOf } from '../capture/follow-body.js';
import { headerOf as sentHeader } from '../capture/sent-request.js';
import type { ClientRuleId } from '../client-rules.js';
import type { ClientViolation } from './client-violation.js';
import { readingsOf, rejectedIn } from './fits-schema.js';
import type { RequestFacts } from './request-facts.js';

interface SentPart {
  readonly wire: WirePart;
  readonly head: PartHead;
  /** The part of the document that it is; undefined for others. */
  readonly known: ContractPart | undefined;
}

/** Judges a multipart body: its grammar, and then its parts by the document. */
export function judgeForm(facts: RequestFacts, body: ContractBody): readonly ClientViolation[] {
  const { request } = facts;
  if (request.body.kind !== 'multipart') return judgeBoundary(sentHeader(request, 'content-type'));
  const { wire } = request.body;
  const bad = judgeBoundary(sentHeader(request, 'content-type'));
  // Of a body that was cut off nothing can be said but that.
  if (!request.isComplete) return bad;
  const parts = readParts(wire, body);
  const broken = [...bad, ...wire.problems.map(problemOf), ...parts.flatMap(judgeHead)];
  if (broken.length > 0) return broken;
  return [...judgeNames(parts, body), ...judgeFilenames(parts), ...judgeValues(facts, parts, body)];
}

function readParts(wire: WireBody, { parts = [] }: ContractBody): readonly SentPart[] {
  return wire.parts.map((part) => {
    const head = readPartHead(part.head);
    const known = parts.find(({ wireNames }) => wireNames.includes(head.name ?? ''));
    return { wire: part, head, known };
  });
}

/** RFC 2046, section 5.1.1: `bchars`, of which the last is not a space. */
const boundaryForm = /^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/;

function judgeBoundary(contentType: string | undefined): readonly ClientViolation[] {
  const boundary = boundaryOf(contentType);
  if (boundary !== undefined && boundaryForm.test(boundary)) return [];
  return [
    {
      requirement: 'client.form.boundary',
      location: { kind: 'request-header', name: 'content-type' },
      expected: words('a boundary of 1 to 70 of the characters that RFC 2046 allows'),
      actual: headerOf(contentType),
    },
  ];
}

function problemOf({ kind, offset }: WireProblem): ClientViolation {
  const isContent = kind === 'boundary-in-content';
  const isHead = kind === 'bare-return' || kind === 'long-head';
  return {
    requirement: isContent
      ? 'client.form.content'
      : isHead
        ? 'client.form.headers'
        : 'client.form.delimiter',
    location: { kind: 'request-byte', offset },
    expected: words(expectedAt[kind]),
    actual: words(foundAt[kind]),
  };
}

const expectedAt: Readonly<Record<WireProblem['kind'], string>> = {
  'no-delimiter': 'two hyphens and the boundary',
  'not-closed': 'the last delimiter, which ends with two hyphens',
  'bare-line-feed': 'CR LF',
  'bare-return': 'no carriage return within a header',
  'long-head': 'an empty line after the headers',
  'boundary-in-content': 'a boundary with which no line of the content begins',
};

const foundAt: Readonly<Record<WireProblem['kind'], string>> = {
  'no-delimiter': 'a body without it',
  'not-closed': 'the end of the body',
  'bare-line-feed': 'LF alone',
  'bare-return': 'a carriage return',
  'long-head': 'headers without an end',
  'boundary-in-content': 'a line of the content that begins with the boundary',
};

function judgeHead({ wire, head }: SentPart): readonly ClientViolation[] {
  return head.problems.map(({ kind, text }) => ({
    requirement: 'client.form.headers',
    location: { kind: 'request-byte', offset: wire.offset },
    expected: words(expectedHead[kind]),
    actual: text === '' ? absent : headerOf(text),
  }));
}

const expectedHead: Readonly<Record<PartHeadProblemKind, string>> = {
  'not-a-header': 'a name, a colon and a value',
  folded: 'each header on one line',
  repeated: 'each header once',
  'no-disposition': 'Content-Disposition: form-data; name="…"',
  'not-form-data': 'form-data',
  'unreadable-disposition': 'parameters of the form name="…", with quotes escaped',
  'no-name': 'a parameter name',
  'not-utf8': 'text in UTF-8',
};

function judgeNames(
  parts: readonly SentPart[],
  { parts: declared = [] }: ContractBody,
): readonly ClientViolation[] {
  const found: ClientViolation[] = [];
  const add = (requirement: ClientRuleId, name: string, isThere: boolean): void => {
    found.push({
      requirement,
      location: { kind: 'part', name },
      expected: isThere ? absent : present,
      actual: isThere ? present : absent,
    });
  };
  for (const { name, required } of declared) {
    if (required && !parts.some(({ known }) => known?.name === name)) {
      add('client.form.missing', name, false);
    }
  }
  const unknown = parts.filter(({ known }) => known === undefined);
  const [first] = unknown;
  if (first !== undefined) add('client.form.unknown', first.head.name ?? '', true);
  const names = parts.map(({ head }) => head.name ?? '');
  const repeated = parts.find(
    ({ head, known }, at) => known !== undefined && names.indexOf(head.name ?? '') < at,
  );
  if (repeated !== undefined) add('client.form.repeated', repeated.head.name ?? '', true);
  return found;
}

function judgeFilenames(parts: readonly SentPart[]): readonly ClientViolation[] {
  return parts.flatMap(({ head, known }): readonly ClientViolation[] => {
    if (known?.kind !== 'file') return [];
    const location = {
      kind: 'part',
      name: known.name,
      header: 'content-disposition',
    } as const;
    const { filename } = head;
    if (filename === undefined) {
      const expected = words('a parameter filename');
      const actual = head.hasExtendedFilename ? words('filename* alone') : absent;
      return [{ requirement: 'client.form.filename', location, expected, actual }];
    }
    const base = /[^/\\]*$/.exec(filename)?.[0] ?? '';
    if (!/^(?:\/|[A-Za-z]:[\\/])/.test(filename)) return [];
    return [
      {
        requirement: 'client.form.filename-path',
        location,
        expected: valueOf(base),
        actual: valueOf(filename),
      },
    ];
  });
}

/** Judges the values of the parts together, as the object that the schema describes. */
function judgeValues(
  { contract }: RequestFacts,
  parts: readonly SentPart[],
  { schema }: ContractBody,
): readonly ClientViolation[] {
  if (schema === undefined) return [];
  const readings = [
    objectOf(parts, (text) => readingsOf(text)[0]),
    objectOf(parts, (text) => text),
  ];
  return rejectedIn(contract, schema, readings)
    .filter(({ keyword, pointer }) => {
      // Whole parts that are missing or unknown are reported by their names.
      const isOfWhole = pointer === '' && ['required', 'additionalProperties'].includes(keyword);
      return !isOfWhole && !isOfFile(parts, pointer);
    })
    .map(({ pointer, property, expected, actual }) => {
      const steps = [
        ...pointer.split('/').slice(1),
        ...(actual.kind === 'absent' ? [property ?? ''] : []),
      ];
      const [name = '', ...inner] = steps;
      const wireName = `${name}${inner.map((step) => `[${step}]`).join('')}`;
      return {
        requirement: 'client.form.value',
        location: { kind: 'part', name: wireName },
        expected,
        actual,
      };
    });
}

function isOfFile(parts: readonly SentPart[], pointer: string): boolean {
  const [, name = ''] = pointer.split('/');
  return parts.some(({ known }) => known?.kind === 'file' && known.name === name);
}

function objectOf(
  parts: readonly SentPart[],
  read: (text: string) => unknown,
): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const { wire, head, known } of parts) {
    const text = wire.content.toString('utf8');
    const [, inner] = /\[([^\]]*)\]$/.exec(head.name ?? '') ?? [];
    if (known === undefined) continue;
    if (known.kind === 'file') values[known.name] = '';
    else if (known.kind === 'nested' && inner !== undefined) {
      const before = values[known.name];
      const object = typeof before === 'object' && before !== null ? before : {};
      values[known.name] = { ...object, [inner]: read(text) };
    } else values[known.name] = known.kind === 'json' ? jsonOf(text) : read(text);
  }
  return values;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
