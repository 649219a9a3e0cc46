import type { ContractBody, ContractPart } from '@upspec/document';
import { absent, present, valueOf, words } from '../../difference/reading.js';
import type { ClientRuleId } from '../client-rules.js';
import type { ClientViolation } from './client-violation.js';
import { readingsOf, rejectedIn } from './fits-schema.js';
import { judgePartHeaders } from './judge-part-headers.js';
import type { RequestFacts } from './request-facts.js';
import type { SentPart } from './sent-part.js';

/** Judges the parts of a multipart body: their names, headers and values. */
export function judgeParts(
  facts: RequestFacts,
  parts: readonly SentPart[],
  body: ContractBody,
): readonly ClientViolation[] {
  return [
    ...judgeNames(facts, parts, body),
    ...parts.flatMap(judgePartHeaders),
    ...judgeFilenames(parts),
    ...judgeValues(facts, parts, body),
  ];
}

function judgeNames(
  facts: RequestFacts,
  parts: readonly SentPart[],
  body: ContractBody,
): readonly ClientViolation[] {
  const { parts: declared = [] } = body;
  const unknown = parts.filter(({ known }) => known === undefined);
  const encoded = declared.flatMap((part) => judgeEncoding(part, unknown));
  const isEncoded = (name: string): boolean =>
    encoded.some(({ location }) => location.kind === 'part' && location.name === name);
  const [excluded] = unknown
    .map(({ head }) => head.name ?? '')
    .filter(
      (name) => !declared.some((part) => isBelow(part, name)) && isExcluded(facts, body, name),
    );
  const missing = declared
    .filter(({ name, required }) => required && !isEncoded(name))
    .filter(({ name }) => !parts.some(({ known }) => known?.name === name))
    .map(({ name }) =>
      // Probably it is the one that is missing.
      violation('client.form.missing', name, {
        expected: present,
        actual: excluded === undefined ? absent : words(`a part ${excluded} instead`),
      }),
    );
  const others =
    excluded === undefined || missing.length > 0
      ? []
      : [violation('client.form.unknown', excluded, { expected: absent, actual: present })];
  const names = parts.map(({ head }) => head.name ?? '');
  const repeated = parts.find(
    ({ head, known }, at) => known !== undefined && names.indexOf(head.name ?? '') < at,
  );
  const twice =
    repeated === undefined
      ? []
      : [
          violation('client.form.repeated', repeated.head.name ?? '', {
            expected: words('one part of this name'),
            actual: words(`${names.filter((name) => name === repeated.head.name).length} parts`),
          }),
        ];
  return [...missing, ...encoded, ...others, ...twice];
}

function violation(
  requirement: ClientRuleId,
  name: string,
  readings: Pick<ClientViolation, 'expected' | 'actual'>,
): ClientViolation {
  return { requirement, location: { kind: 'part', name }, ...readings };
}

/** Whether a name seems to be of a value within a part: `data[0]`, `expires.after`, or the part itself. */
function isBelow({ name }: ContractPart, sent: string): boolean {
  return sent === name || sent.startsWith(`${name}[`) || sent.startsWith(`${name}.`);
}

/** A value that was written as other parts than the document states for it. */
function judgeEncoding(
  part: ContractPart,
  unknown: readonly SentPart[],
): readonly ClientViolation[] {
  const names = unknown.map(({ head }) => head.name ?? '').filter((name) => isBelow(part, name));
  const [first = ''] = names;
  if (names.length === 0) return [];
  const { name, kind, wireNames } = part;
  const content = kind === 'file' ? 'one part with all bytes' : 'one part';
  const rest = names.length === 1 ? '' : ` to ${names.at(-1) ?? ''}, ${names.length} parts`;
  return [
    violation('client.form.encoding', name, {
      expected: words(kind === 'nested' ? `the parts ${wireNames.join(', ')}` : content),
      actual: words(`${first}${rest}`),
    }),
  ];
}

/** Whether the schema rejects a property of this name. */
function isExcluded({ contract }: RequestFacts, { schema }: ContractBody, name: string): boolean {
  if (schema === undefined) return false;
  return rejectedIn(contract, schema, [{ [name]: '' }]).some(
    ({ pointer, keyword }) =>
      pointer === '' && ['additionalProperties', 'unevaluatedProperties'].includes(keyword),
  );
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
    if (filename === undefined || filename === '') {
      const expected = words('a parameter filename');
      const actual =
        filename === ''
          ? valueOf(filename)
          : head.hasExtendedFilename
            ? words('filename* alone')
            : absent;
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
