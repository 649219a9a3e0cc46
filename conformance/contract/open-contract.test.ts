import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { validators } from '@upspec/openai-files/validators';
import { isJsonObject } from '../json/json-object.js';
import { loadContract } from '../openai-files/load-contract.js';
import { openContract } from './open-contract.js';
import type { Judgement, SchemaJudge } from './schema-judge.js';

const root = new URL('../../', import.meta.url);

const opened = loadContract().schemas;

/** The validators that were compiled ahead of time, as a judge. */
const standalone: SchemaJudge = {
  judge(schema, value) {
    const result = validators[schema]?.(value) ?? { ok: false, errors: [] };
    return result.ok ? { kind: 'valid' } : { kind: 'invalid', errors: result.errors };
  },
};

/** A judgement as a compiled validator reports it: without what its message says in words. */
function withoutValues(judged: Judgement): Judgement {
  if (judged.kind !== 'invalid') return judged;
  return { ...judged, errors: judged.errors.map(({ type: _, limit: __, ...error }) => error) };
}

/** Every object in the recordings. */
function recordedValues(): readonly unknown[] {
  const folder = new URL('spec/evidence/', root);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith('.json'),
  );
  return files.flatMap((entry) => {
    const text = readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8');
    return objectsIn(JSON.parse(text) as unknown);
  });
}

function objectsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (!isJsonObject(value)) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}

/** The value with each of its properties dropped, null, of another type, and with one more. */
function mutationsOf(value: unknown): readonly unknown[] {
  if (!isJsonObject(value)) return [value];
  const changed = Object.keys(value).flatMap((key) => {
    const { [key]: _, ...dropped } = value;
    return [
      dropped,
      ...[null, 'x', '', -1, 1.5, true, [], {}].map((other) => ({ ...value, [key]: other })),
    ];
  });
  return [value, ...changed, { ...value, extra: 1 }, [value], null, 'x'];
}

const kinds: Readonly<Record<string, readonly string[]>> = {
  file: ['FileObject', 'FileDeleted'],
  list: ['FileList'],
  upload: ['Upload'],
  'upload.part': ['UploadPart'],
};

test('both ways to judge report the same of every recording and its mutations', () => {
  let compared = 0;
  const seen = new Set<string>();
  const different: unknown[] = [];
  for (const value of recordedValues()) {
    const kind = isJsonObject(value) ? String(value['object']) : '';
    const isError = isJsonObject(value) && isJsonObject(value['error']);
    const schemas = kinds[kind] ?? (isError ? ['ErrorResponse'] : []);
    // Recordings of one kind differ in their values, which no schema looks at.
    const shape = `${schemas.join()} ${isJsonObject(value) ? Object.keys(value).sort().join() : ''}`;
    if (schemas.length === 0 || seen.has(shape)) continue;
    seen.add(shape);
    for (const mutation of mutationsOf(value)) {
      for (const schema of schemas) {
        const [one, other] = [standalone, opened].map((judge) =>
          withoutValues(judge.judge(schema, mutation)),
        );
        compared += 1;
        if (JSON.stringify(one) !== JSON.stringify(other))
          different.push({ schema, mutation, one, other });
      }
    }
  }
  expect(different.slice(0, 3)).toEqual([]);
  expect(compared).toBeGreaterThan(300);
});

test('a schema that no value can be judged by does not pass', () => {
  const judge = openContract({
    schemas: {
      Broken: { type: 'object', properties: { a: { pattern: '(' } } },
      Lost: { $ref: '#/schemas/Nowhere' },
      '#/paths/~1x/get/schema': { type: 'strange' },
      Right: { type: 'string' },
    },
  });
  const judged = ['Broken', 'Lost', '#/paths/~1x/get/schema', 'None'].map((name) =>
    judge.judge(name, {}),
  );
  expect(judged.map(({ kind }) => kind)).toEqual(Array.from({ length: 4 }, () => 'unjudgeable'));
  expect(judged.map((each) => (each.kind === 'unjudgeable' ? each.location : ''))).toEqual([
    '#/components/schemas/Broken',
    '#/components/schemas/Lost',
    '#/paths/~1x/get/schema',
    '#/components/schemas/None',
  ]);
  expect(judge.judge('Right', 'x')).toEqual({ kind: 'valid' });
});

test('recursive schemas, names with slashes and formats are judged', () => {
  const judge = openContract({
    schemas: {
      Tree: { type: 'object', properties: { next: { $ref: '#/schemas/Tree' } } },
      'a/b': { type: 'string', format: 'date-time' },
      Refers: { $ref: '#/schemas/a~1b' },
    },
  });
  expect(judge.judge('Tree', { next: { next: {} } })).toEqual({ kind: 'valid' });
  expect(judge.judge('Tree', { next: { next: 1 } })).toEqual({
    kind: 'invalid',
    errors: [
      {
        path: '/next/next',
        keyword: 'type',
        limit: 'object',
        message: 'must be object',
        type: 'object',
      },
    ],
  });
  expect(judge.judge('Refers', '2026-01-01T00:00:00Z').kind).toBe('valid');
  expect(judge.judge('Refers', 'yesterday').kind).toBe('invalid');
});

test('a property that is only written is not missing in a response', () => {
  const judge = openContract({
    schemas: {
      Owner: {
        type: 'object',
        required: ['id', 'password'],
        properties: { id: { type: 'integer' }, password: { type: 'string', writeOnly: true } },
      },
    },
  });
  expect(judge.judge('Owner', { id: 1 })).toEqual({ kind: 'valid' });
  expect(judge.judge('Owner', {}).kind).toBe('invalid');
});
