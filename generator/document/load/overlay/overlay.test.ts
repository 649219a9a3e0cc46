import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatError } from '../lint-error.js';
import type { Json } from '../json.js';
import { loadDocument } from '../load.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-overlay-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** An overlay with these actions. */
function overlay(actions: readonly Json[], version = '1.0.0'): Json {
  return { overlay: version, info: { title: 'O', version: '1' }, actions };
}

/** The value of the extension `x-value` of a document after an overlay. */
async function valueAfter(value: Json, given: Json): Promise<unknown> {
  const file = join(folder, 'api.json');
  const root = {
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: {},
    'x-value': value,
  };
  await writeFile(file, JSON.stringify(root));
  await writeFile(join(folder, 'o.yaml'), JSON.stringify(given));
  const loaded = await loadDocument(file, { overlays: [join(folder, 'o.yaml')] });
  expect(loaded.warnings.map(formatError)).toEqual([]);
  return loaded.root['x-value'];
}

interface Case {
  readonly given: Json;
  readonly target?: string;
  readonly change: { readonly [key: string]: Json };
  readonly want: unknown;
  readonly version?: string;
}

describe('an update is merged into what the target selects (Overlay 1.0, section 4.4.3)', () => {
  const cases: readonly (Case & { readonly name: string })[] = [
    {
      name: 'a new property is added',
      given: { a: 1 },
      change: { update: { b: 2 } },
      want: { a: 1, b: 2 },
    },
    {
      name: 'a primitive property is replaced',
      given: { a: 1 },
      change: { update: { a: 'x' } },
      want: { a: 'x' },
    },
    {
      name: 'null replaces a primitive property',
      given: { a: 1 },
      change: { update: { a: null } },
      want: { a: null },
    },
    {
      name: 'objects are merged recursively',
      given: { a: { b: { c: 1, d: 2 } } },
      change: { update: { a: { b: { d: 3, e: 4 } } } },
      want: { a: { b: { c: 1, d: 3, e: 4 } } },
    },
    {
      name: 'an array within an update is appended',
      given: { a: [1] },
      change: { update: { a: [1, 2] } },
      want: { a: [1, 1, 2] },
    },
    {
      name: 'an empty update changes nothing',
      given: { a: [{ b: null }] },
      change: { update: {} },
      want: { a: [{ b: null }] },
    },
    {
      name: 'an object is appended to an array',
      given: [{ a: 1 }],
      change: { update: { b: 2 } },
      want: [{ a: 1 }, { b: 2 }],
    },
    {
      name: 'a string is appended to an array',
      given: ['a'],
      change: { update: 'b' },
      want: ['a', 'b'],
    },
    {
      name: 'the items of an array are appended to an array',
      given: ['a'],
      change: { update: ['b', 'c'] },
      want: ['a', 'b', 'c'],
    },
    {
      name: 'each selected object is updated once, even where the query names it twice',
      given: { a: { n: [] }, b: { n: [] } },
      target: "$['x-value']['a','a','b']",
      change: { update: { n: [1] } },
      want: { a: { n: [1] }, b: { n: [1] } },
    },
    {
      name: 'nested targets are all found before the first one changes',
      given: { a: { b: {} } },
      target: "$['x-value']..[?@ != 1]",
      change: { update: { x: {} } },
      want: { a: { b: { x: {} }, x: {} } },
    },
    {
      name: 'remove deletes an item of an array, and the others move up',
      given: [{ n: 1 }, { n: 2 }, { n: 3 }],
      target: "$['x-value'][?@.n != 2]",
      change: { remove: true },
      want: [{ n: 2 }],
    },
    {
      name: 'remove deletes a property of an object',
      given: { a: {}, b: {} },
      target: "$['x-value'].a",
      change: { remove: true },
      want: { b: {} },
    },
    {
      name: 'remove: true comes before an update',
      given: { a: {}, b: {} },
      target: "$['x-value'].a",
      change: { remove: true, update: { c: 1 } },
      want: { b: {} },
    },
    {
      name: 'a target is removed with everything below it',
      given: { a: [{ b: [1] }] },
      target: "$['x-value']..[?@ != 1]",
      change: { remove: true },
      want: {},
    },
    {
      name: 'version 1.1 replaces a primitive',
      given: { a: 'x' },
      target: "$['x-value'].a",
      change: { update: 'y' },
      want: { a: 'y' },
      version: '1.1.0',
    },
    {
      name: 'version 1.1 removes primitive items',
      given: ['a', 'b', 'a'],
      target: "$['x-value'][?@ == 'a']",
      change: { remove: true },
      want: ['b'],
      version: '1.1.0',
    },
    {
      name: 'version 1.1 copies a value',
      given: { a: { n: [1] }, b: {} },
      target: "$['x-value'].b",
      change: { copy: "$['x-value'].a" },
      want: { a: { n: [1] }, b: { n: [1] } },
      version: '1.1.0',
    },
  ];
  test.each(cases)('$name', async ({ given, target, change, want, version }) => {
    const action = { target: target ?? "$['x-value']", ...change };
    expect(await valueAfter(given, overlay([action], version))).toEqual(want);
  });
});

test('actions are applied in order, each to the result of the one before', async () => {
  const target = "$['x-value']";
  const actions = [
    { target: `${target}.a`, remove: true },
    { target, update: { a: [1] } },
    { target: `${target}.a`, update: 2 },
  ];
  expect(await valueAfter({ a: { b: 1 } }, overlay(actions))).toEqual({ a: [1, 2] });
});

test('overlays are applied in order, and later ones see what earlier ones added', async () => {
  const file = join(folder, 'api.yaml');
  await writeFile(file, "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n");
  const first = join(folder, 'first.json');
  const second = join(folder, 'second.yaml');
  await writeFile(first, JSON.stringify(overlay([{ target: '$', update: { 'x-a': {} } }])));
  await writeFile(second, JSON.stringify(overlay([{ target: "$['x-a']", update: { b: 1 } }])));
  const { root, version } = await loadDocument(file, { overlays: [first, second] });
  expect(root['x-a']).toEqual({ b: 1 });
  expect(version).toBe('3.0');
});

test('a YAML value with two aliases can change in one of them only', async () => {
  const file = join(folder, 'api.yaml');
  await writeFile(
    file,
    "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\nx-a: &a {n: 1}\nx-b: *a\n",
  );
  await writeFile(
    join(folder, 'o.yaml'),
    JSON.stringify(overlay([{ target: "$['x-b']", update: { n: 2 } }])),
  );
  const { root } = await loadDocument(file, { overlays: [join(folder, 'o.yaml')] });
  expect([root['x-a'], root['x-b']]).toEqual([{ n: 1 }, { n: 2 }]);
});

test('a file that refers back to the document sees it with its overlay', async () => {
  const file = join(folder, 'api.yaml');
  await writeFile(
    file,
    "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    A: {type: object}\n    B: {$ref: b.yaml}\n",
  );
  await writeFile(
    join(folder, 'b.yaml'),
    "type: object\nproperties:\n  a: {$ref: 'api.yaml#/components/schemas/Added'}\n",
  );
  const action = { target: '$.components.schemas', update: { Added: { type: 'string' } } };
  await writeFile(join(folder, 'o.yaml'), JSON.stringify(overlay([action])));
  const { root } = await loadDocument(file, { overlays: [join(folder, 'o.yaml')] });
  expect(root['components']).toMatchObject({ schemas: { Added: { type: 'string' } } });
});
