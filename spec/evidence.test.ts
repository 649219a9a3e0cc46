import { expect, test } from 'vitest';
import { validators } from '@upspec/openai-files/validators';
import { compileSchemas, type JudgeBySchema } from './compile-schemas.js';
import { describedOperations } from './described-operation.js';
import { readEvidence, type EvidenceExchange } from './evidence.js';
import { judgeExchange } from './judge-exchange.js';
import { readDocument } from './read-yaml.js';
import { objectAt } from './resolve-pointer.js';

const document = readDocument();
const bySchema = compileSchemas(document, Object.keys(objectAt(document, '/components/schemas')));
const operations = new Map(describedOperations(document).map((found) => [found.id, found]));
const evidence = readEvidence();

/** The same check with the generated validators instead of the schemas of the document. */
const byValidator: JudgeBySchema = (name, value) => {
  const result = validators[name]?.(value);
  if (result === undefined) return [`no validator of ${name}`];
  return result.ok ? [] : result.errors.map(({ path, message }) => `${path} ${message}`);
};

function errorsOf(exchange: EvidenceExchange, judge = bySchema): readonly string[] {
  const operation = operations.get(exchange.operation);
  if (operation === undefined) return [`no operation ${exchange.operation}`];
  return judgeExchange({ document, operation, bySchema: judge }, exchange);
}

const oldPurpose = 'sends a purpose from before 2023 that is no longer allowed in a request';
const oldPage = 'is a page from before first_id and last_id were added';
const messageOnly = 'quotes only the message, not the whole error envelope';

/** Exchanges that contradict the document, with the reason for each. */
const apart: Readonly<Record<string, string>> = {
  'createFile#12': oldPurpose,
  'createFile#17': oldPurpose,
  'createFile#20': oldPurpose,
  'createFile#21': oldPurpose,
  'createFile#24': oldPurpose,
  'createFile#28': oldPurpose,
  'createFile#29': oldPurpose,
  'createFile#32': oldPurpose,
  'createFile#33': oldPurpose,
  'createFile#34': oldPurpose,
  'createFile#41': 'reports that a file was returned, but not which one',
  'createFile#42': messageOnly,
  'createFile#50': messageOnly,
  'createFile#51': messageOnly,
  'createFile#52': messageOnly,
  'createFile#54': 'is a response of another vendor, with a different error envelope',
  'deleteFile#8': messageOnly,
  'downloadFile#9': messageOnly,
  'listFiles#1': oldPage,
  'listFiles#2': oldPage,
  'listFiles#4': oldPage,
  'listFiles#5': oldPage,
  'listFiles#6': oldPage,
};

const judged = evidence.map((exchange) => ({ exchange, violations: errorsOf(exchange) }));

test('all 106 exchanges are checked, and each calls an operation of the document', () => {
  expect(judged, 'after an addition to spec/evidence/, update this number').toHaveLength(106);
  expect(new Set(judged.map(({ exchange }) => exchange.name)).size).toBe(judged.length);
  const unknown = evidence.filter(({ operation }) => !operations.has(operation));
  expect(
    unknown.map(
      ({ name }) =>
        `spec/evidence: ${name} calls an operation that spec/openapi.yaml does not have`,
    ),
  ).toEqual([]);
});

test('every exchange that is not an exception conforms to the document', () => {
  const broken = judged.filter(
    ({ exchange, violations }) => violations.length > 0 && !Object.hasOwn(apart, exchange.name),
  );
  expect(
    broken.map(({ exchange, violations }) => [exchange.name, violations]),
    'correct spec/openapi.yaml, or add this exchange to `apart`, above, with the reason for the exception',
  ).toEqual([]);
});

test('every exception still contradicts the document', () => {
  const broken = judged.filter(({ violations }) => violations.length > 0);
  const names = broken.map(({ exchange }) => exchange.name);
  expect(Object.keys(apart).filter((name) => !names.includes(name))).toEqual([]);
});

test('no recording of 2025 or later is an exception', () => {
  const current = evidence.filter(
    ({ kind, recorded }) => kind === 'recorded' && Number(recorded.slice(0, 4)) >= 2025,
  );
  expect(current, 'after an addition of recordings, update this number').toHaveLength(41);
  expect(current.filter(({ name }) => Object.hasOwn(apart, name))).toEqual([]);
});

test('the generated validators and the document give the same verdict on every exchange', () => {
  const byBoth = evidence.map((exchange) => ({
    name: exchange.name,
    document: errorsOf(exchange).length === 0,
    validators: errorsOf(exchange, byValidator).length === 0,
  }));
  expect(byBoth.filter((each) => each.document !== each.validators)).toEqual([]);
  expect(byBoth.filter((each) => each.validators)).toHaveLength(
    evidence.length - Object.keys(apart).length,
  );
});

const modified: readonly {
  readonly name: string;
  readonly body: unknown;
  readonly want: string;
}[] = [
  { name: 'createUpload#0', body: {}, want: "/ must have required property 'id'" },
  {
    name: 'completeUpload#0',
    body: { status: 'completed' },
    want: "/ must have required property 'file'",
  },
  { name: 'retrieveFile#11', body: { error: 'gone' }, want: '/error must be object' },
  { name: 'listFiles#0', body: { object: 'files' }, want: '/object must be equal to constant' },
];
test.each(modified)('a modified response of $name is reported', ({ name, body, want }) => {
  const exchange = evidence.find((found) => found.name === name);
  expect(exchange).toBeDefined();
  const violations = evidence
    .filter((found) => found.name === name)
    .flatMap((found) => errorsOf({ ...found, response: { ...found.response, body } }));
  expect(violations).toContain(want);
});
