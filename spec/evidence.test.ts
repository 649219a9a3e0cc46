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

/** The same judge, with the validators that are generated in place of the document's schemas. */
const byValidator: JudgeBySchema = (name, value) => {
  const result = validators[name]?.(value);
  if (result === undefined) return [`no validator of ${name}`];
  return result.ok ? [] : result.errors.map(({ path, message }) => `${path} ${message}`);
};

function faultsOf(exchange: EvidenceExchange, judge = bySchema): readonly string[] {
  const operation = operations.get(exchange.operation);
  if (operation === undefined) return [`no operation ${exchange.operation}`];
  return judgeExchange({ document, operation, bySchema: judge }, exchange);
}

const oldPurpose = 'sends a purpose of the years before 2023 that no request may name any more';
const oldPage = 'is a page of the years before first_id and last_id';
const messageOnly = 'quotes the message alone, not the whole envelope';

/** Exchanges that the document contradicts, and why it does so. */
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
  'createFile#41': 'tells that a file came back, not which',
  'createFile#42': messageOnly,
  'createFile#50': messageOnly,
  'createFile#51': messageOnly,
  'createFile#52': messageOnly,
  'createFile#54': "is another vendor's answer, with an envelope of its own",
  'deleteFile#8': messageOnly,
  'downloadFile#9': messageOnly,
  'listFiles#1': oldPage,
  'listFiles#2': oldPage,
  'listFiles#4': oldPage,
  'listFiles#5': oldPage,
  'listFiles#6': oldPage,
};

const judged = evidence.map((exchange) => ({ exchange, faults: faultsOf(exchange) }));

test('all 106 exchanges are judged, each of an operation that the document has', () => {
  expect(judged, 'after adding to spec/evidence/, count here what is there now').toHaveLength(106);
  expect(new Set(judged.map(({ exchange }) => exchange.name)).size).toBe(judged.length);
  const unknown = evidence.filter(({ operation }) => !operations.has(operation));
  expect(
    unknown.map(({ name }) => `spec/evidence: ${name} is of no operation of spec/openapi.yaml`),
  ).toEqual([]);
});

test('every exchange that is no exception keeps the document', () => {
  const broken = judged.filter(
    ({ exchange, faults }) => faults.length > 0 && !Object.hasOwn(apart, exchange.name),
  );
  expect(
    broken.map(({ exchange, faults }) => [exchange.name, faults]),
    'correct spec/openapi.yaml, or say in `apart`, above, why this exchange is an exception',
  ).toEqual([]);
});

test('every exception still contradicts the document', () => {
  const broken = judged.filter(({ faults }) => faults.length > 0);
  const names = broken.map(({ exchange }) => exchange.name);
  expect(Object.keys(apart).filter((name) => !names.includes(name))).toEqual([]);
});

test('no recording of 2025 or later is an exception', () => {
  const current = evidence.filter(
    ({ kind, recorded }) => kind === 'recorded' && Number(recorded.slice(0, 4)) >= 2025,
  );
  expect(current, 'after adding recordings, count them here').toHaveLength(41);
  expect(current.filter(({ name }) => Object.hasOwn(apart, name))).toEqual([]);
});

test('the generated validators judge every exchange as the document does', () => {
  const byBoth = evidence.map((exchange) => ({
    name: exchange.name,
    document: faultsOf(exchange).length === 0,
    validators: faultsOf(exchange, byValidator).length === 0,
  }));
  expect(byBoth.filter((each) => each.document !== each.validators)).toEqual([]);
  expect(byBoth.filter((each) => each.validators)).toHaveLength(
    evidence.length - Object.keys(apart).length,
  );
});

const spoiled: readonly { readonly name: string; readonly body: unknown; readonly want: string }[] =
  [
    { name: 'createUpload#0', body: {}, want: "/ must have required property 'id'" },
    {
      name: 'completeUpload#0',
      body: { status: 'completed' },
      want: "/ must have required property 'file'",
    },
    { name: 'retrieveFile#11', body: { error: 'gone' }, want: '/error must be object' },
    { name: 'listFiles#0', body: { object: 'files' }, want: '/object must be equal to constant' },
  ];
test.each(spoiled)('a spoiled answer of $name is seen', ({ name, body, want }) => {
  const exchange = evidence.find((found) => found.name === name);
  expect(exchange).toBeDefined();
  const faults = evidence
    .filter((found) => found.name === name)
    .flatMap((found) => faultsOf({ ...found, response: { ...found.response, body } }));
  expect(faults).toContain(want);
});
