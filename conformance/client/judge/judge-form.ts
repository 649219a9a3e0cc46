import type { ContractBody } from '@upspec/document';
import { absent, headerOf, words } from '../../difference/reading.js';
import { readPartHead, type PartHeadProblemKind } from '../../multipart/part-head.js';
import type { WireBody, WireProblem } from '../../multipart/wire-body.js';
import { boundaryOf } from '../capture/follow-body.js';
import { headerOf as sentHeader } from '../capture/sent-request.js';
import type { ClientViolation } from './client-violation.js';
import { judgeParts } from './judge-parts.js';
import type { SentPart } from './sent-part.js';
import type { RequestFacts } from './request-facts.js';

/** Judges a multipart body: its grammar, and then its parts by the document. */
export function judgeForm(facts: RequestFacts, body: ContractBody): readonly ClientViolation[] {
  const { request } = facts;
  if (request.body.kind !== 'multipart') return judgeBoundary(sentHeader(request, 'content-type'));
  const { wire } = request.body;
  const bad = judgeBoundary(sentHeader(request, 'content-type'));
  if (bad.length > 0) return bad;
  const parts = readParts(wire, body);
  const inContent = wire.problems.filter(({ kind }) => kind === 'boundary-in-content');
  const cut = parts.flatMap(judgeCutContent);
  if (inContent.length + cut.length > 0) return [...inContent.map(problemOf), ...cut];
  const broken = [...wire.problems.map(problemOf), ...parts.flatMap(judgeHead)];
  if (broken.length > 0) return broken;
  return judgeParts(facts, parts, body);
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
  const isHead = ['bare-return', 'long-head', 'no-empty-line'].includes(kind);
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
  'no-empty-line': 'an empty line after the headers',
  'boundary-in-content': 'a boundary with which no line of the content begins',
};

const foundAt: Readonly<Record<WireProblem['kind'], string>> = {
  'no-delimiter': 'a body without it',
  'not-closed': 'the end of the body',
  'bare-line-feed': 'LF alone',
  'bare-return': 'a carriage return',
  'long-head': 'headers without an end',
  'no-empty-line': 'the next delimiter',
  'boundary-in-content': 'a line of the content that begins with the boundary',
};

/** If the line after a delimiter is not a header, the delimiter was a line of the content. */
function judgeCutContent({ wire, head }: SentPart, index: number): readonly ClientViolation[] {
  const [line = ''] = wire.head.split('\r\n');
  const isCut = index > 0 && head.headers.size === 0 && line !== '';
  // The offset is that of what follows the boundary in the line before.
  return isCut ? [problemOf({ kind: 'boundary-in-content', offset: wire.offset - 2 })] : [];
}

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
