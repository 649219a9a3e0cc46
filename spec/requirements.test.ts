import { describe, expect, test } from 'vitest';
import { describedOperations } from './described-operation.js';
import { readEvidence } from './evidence.js';
import { isYamlObject, readDocument, readYaml } from './read-yaml.js';
import { objectAt } from './resolve-pointer.js';

interface Statement {
  readonly id: string;
  readonly level: 'must' | 'should' | 'observe';
  readonly capability: string;
  readonly text: string;
  readonly operations: readonly string[];
  readonly evidence: readonly string[];
  readonly covers?: readonly string[];
}

const statements = readYaml(new URL('requirements.yaml', import.meta.url)) as readonly Statement[];
const document = readDocument();
const operations = describedOperations(document);
const covered = statements.flatMap(({ covers }) => covers ?? []);

const rules = [
  'rule.absent-endpoint',
  'rule.batch-lines',
  'rule.error.param',
  'rule.expiry.batch',
  'rule.expiry.none',
  'rule.not-json',
  'rule.unknown-route',
  'rule.page.after',
  'rule.page.deleted',
  'rule.page.first-id',
  'rule.page.last-id',
  'rule.page.limit',
  'rule.page.order',
  'rule.page.purpose',
  'rule.page.repeats',
  'rule.unavailable',
  'rule.no-response',
  'rule.interference',
];
const headers = [
  'header.content-type',
  'header.www-authenticate',
  'downloadFile.header.content-disposition',
  'downloadFile.header.content-type',
];
/** Returns the names of the component schemas below a value, with `$ref` followed. */
function schemasBelow(value: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (Array.isArray(value)) value.forEach((item: unknown) => schemasBelow(item, found));
  if (!isYamlObject(value)) return found;
  const ref = value['$ref'];
  if (typeof ref === 'string') {
    const name = ref.split('/').at(-1) ?? '';
    const isNew = ref.startsWith('#/components/schemas/') && !found.has(name);
    if (isNew) found.add(name);
    if (isNew || !ref.startsWith('#/components/schemas/')) {
      schemasBelow(objectAt(document, ref.slice(1)), found);
    }
  }
  Object.values(value).forEach((inner) => schemasBelow(inner, found));
  return found;
}

/** All response schemas that have properties. */
const responses = [
  ...schemasBelow(operations.map(({ operation }) => operation['responses'])),
].filter(
  (name) => Object.keys(objectAt(document, `/components/schemas/${name}/properties`)).length > 0,
);

/** The message for a location whose violations are not attributed to a requirement. */
function uncovered(location: string): string {
  return `${location} is not covered by a requirement: add it to "covers" of a requirement in spec/requirements.yaml`;
}

describe('requirements', () => {
  test('are numbered without gaps in each group', () => {
    const groups = [...new Set(statements.map(({ id }) => id.split('-')[0] ?? ''))];
    const expected = groups.flatMap((group) =>
      statements
        .filter(({ id }) => id.startsWith(`${group}-`))
        .map((_, index) => `${group}-${String(index + 1).padStart(2, '0')}`),
    );
    expect(statements.map(({ id }) => id)).toEqual(expected);
    expect(statements.length).toBeGreaterThanOrEqual(60);
  });

  test('have only known keys, levels and capabilities', () => {
    const keys = ['id', 'level', 'capability', 'text', 'operations', 'evidence', 'covers'];
    const odd = statements.filter(
      (statement) =>
        Object.keys(statement).some((key) => !keys.includes(key)) ||
        !['must', 'should', 'observe'].includes(statement.level) ||
        !['files', 'uploads'].includes(statement.capability) ||
        statement.text.trim() === '' ||
        statement.evidence.length === 0,
    );
    expect(odd).toEqual([]);
  });

  test.each([
    { level: 'must', begins: /^The server MUST (NOT )?\w/, lacks: /SHOULD|documented whether/ },
    { level: 'should', begins: /^The server SHOULD (NOT )?\w/, lacks: /MUST|documented whether/ },
    {
      level: 'observe',
      begins:
        /^(It is not documented (whether|how|which|for which)|Not documented: the response to) /,
      lacks: /MUST|SHOULD/,
    },
  ])('of the level $level state this level, in whole sentences', ({ level, begins, lacks }) => {
    const wrong = statements.filter(
      ({ text, ...statement }) =>
        statement.level === level &&
        !(begins.test(text) && !lacks.test(text) && /\.$/.test(text.trim())),
    );
    expect(wrong.map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
  });

  test('do not repeat the text of another requirement for the same operations', () => {
    const said = statements.map(({ text, operations }) => `${text} ${operations.join()}`);
    expect(said.filter((text, index) => said.indexOf(text) !== index)).toEqual([]);
  });

  test('name only operations of the document, and each at least three times', () => {
    const ids = operations.map(({ id }) => id);
    const spoken = statements.flatMap((statement) => statement.operations);
    expect(spoken.filter((id) => !ids.includes(id))).toEqual([]);
    const short = ids
      .map((id) => ({ id, count: spoken.filter((name) => name === id).length }))
      .filter(({ count }) => count < 3);
    expect(
      short.map(
        ({ id, count }) =>
          `${id} has ${String(count)} of 3 requirements: add ${id} to the operations of ${String(3 - count)} more in spec/requirements.yaml`,
      ),
    ).toEqual([]);
  });

  test('cite evidence of the five kinds, and only existing recordings of the right kind', () => {
    const known = new Set(readEvidence().map(({ name, kind }) => `${kind}: ${name}`));
    const cited = statements.flatMap(({ evidence }) => evidence);
    const wrong = cited.filter(
      (source) =>
        !/^(document|unknown): \S|^standard: RFC \d+, sections? \d/.test(source) &&
        !known.has(source.replace(/^recording: /, 'recorded: ')),
    );
    expect(wrong).toEqual([]);
  });

  const grounds: readonly {
    readonly level: Statement['level'];
    readonly has: RegExp;
  }[] = [
    { level: 'must', has: /^(document|recording|standard): / },
    { level: 'should', has: /^(document|recording|quoted|standard): / },
    { level: 'observe', has: /^(unknown|quoted|recording): / },
  ];
  test.each(grounds)(
    'of the level $level have the evidence that this level requires',
    ({ level, has }) => {
      const weak = statements.filter(
        (statement) => statement.level === level && !statement.evidence.some((e) => has.test(e)),
      );
      expect(weak.map(({ id }) => id)).toEqual([]);
    },
  );

  test('with unknown evidence do not have the level must', () => {
    const bold = statements.filter(
      ({ level, evidence }) => level === 'must' && evidence.some((e) => e.startsWith('unknown: ')),
    );
    expect(bold.map(({ id }) => id)).toEqual([]);
  });
});

describe('covered locations', () => {
  test('are listed only once', () => {
    expect(covered.filter((location, index) => covered.indexOf(location) !== index)).toEqual([]);
  });

  test('include every property of every response, or its schema', () => {
    const properties = responses.flatMap((schema) =>
      Object.keys(objectAt(document, `/components/schemas/${schema}/properties`)).map(
        (property) => [schema, `${schema}.${property}`] as const,
      ),
    );
    expect(properties.length).toBeGreaterThan(30);
    const bare = properties.filter(
      ([schema, location]) => !covered.includes(location) && !covered.includes(schema),
    );
    expect(bare.map(([, location]) => uncovered(location))).toEqual([]);
  });

  test('include every declared response of every operation', () => {
    const statuses = operations.flatMap(({ id, operation }) =>
      Object.keys(objectAt(operation, '/responses')).map((status) => `${id}.${status}`),
    );
    expect(statuses.length).toBeGreaterThan(30);
    expect(statuses.filter((location) => !covered.includes(location)).map(uncovered)).toEqual([]);
  });

  test('include every rule and header that the kit checks', () => {
    expect([...rules, ...headers].filter((location) => !covered.includes(location))).toEqual([]);
  });

  test('all exist', () => {
    const statuses = operations.flatMap(({ id, operation }) =>
      Object.keys(objectAt(operation, '/responses')).map((status) => `${id}.${status}`),
    );
    const properties = responses.flatMap((schema) =>
      Object.keys(objectAt(document, `/components/schemas/${schema}/properties`)).map(
        (property) => `${schema}.${property}`,
      ),
    );
    const inResponses = statuses.flatMap((status) =>
      properties.map((property) => `${status}.${property}`),
    );
    const inTests = statements.flatMap(({ id, covers = [] }) =>
      covers.filter((location) =>
        [...properties, 'content'].some((what) => location === `${id}.${what}`),
      ),
    );
    const known = [
      ...rules,
      ...headers,
      ...statuses,
      ...properties,
      ...responses,
      ...inResponses,
      ...inTests,
    ];
    expect(
      covered.filter((location) => !known.includes(location)),
      'spec/requirements.yaml: "covers" names a location that spec/openapi.yaml does not have',
    ).toEqual([]);
  });
});
