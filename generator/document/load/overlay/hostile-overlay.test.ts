import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadDocument } from '../load.js';
import { bigDocument, overlayMessage } from './testing/overlay-message.js';

const HEAD = "overlay: 1.1.0\ninfo: {title: O, version: '1'}\nactions:\n";
const TOO_MANY = 'this action adds too many values to the document; select fewer targets';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-hostile-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

function messageOf(text: string, document = bigDocument()): Promise<string> {
  return overlayMessage({ folder, text, document });
}

describe('a query that would run forever ends with an error', () => {
  // A query that counts is in hostile-overlay.slow.test.ts.
  test.each(['$..[?@ == $]'])('%s', { timeout: 600_000 }, async (target) => {
    const text = `${HEAD}  - target: '${target}'\n    update: {}\n`;
    expect(await messageOf(text)).toMatch(
      /^o\.yaml:4:13: this (JSONPath reads too much|target matches nothing)/,
    );
  });

  test('a pattern that backtracks is matched in linear time', async () => {
    const text = `${HEAD}  - target: $..[?match(@, '(a+)+b')]\n    update: {}\n`;
    expect(await messageOf(text)).toMatch(/^o\.yaml:4:13: this target matches nothing/);
  });
});

describe('an overlay that would fill the memory is rejected', () => {
  test('by aliases that multiply', async () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const item = level === 0 ? 'x' : `*a${String(level - 1)}`;
      return `x-${String(level)}: &a${String(level)} [${Array(10).fill(item).join(', ')}]`;
    });
    expect(await messageOf(`${HEAD}  - {target: $, update: {}}\n${levels.join('\n')}\n`)).toBe(
      'o.yaml: has more than 5000000 values and is not read',
    );
  });

  test('by an update of very many targets', { timeout: 600_000 }, async () => {
    const wide = `[${Array(2000).fill('1').join(', ')}]`;
    expect(await messageOf(`${HEAD}  - target: $..*\n    update: {x-wide: ${wide}}\n`)).toContain(
      `o.yaml:4:13: ${TOO_MANY}`,
    );
  });

  test('by copies of copies', async () => {
    const copy = "  - target: $['x-a']\n    copy: $['x-a']\n";
    const actions = `  - target: $\n    update: {x-a: [1, 2, 3, 4]}\n${copy.repeat(30)}`;
    const small = `{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}}`;
    expect(await messageOf(`${HEAD}${actions}`, small)).toContain(TOO_MANY);
  });

  test('by depth', async () => {
    const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(await messageOf(`${HEAD}  - {target: $, update: {x-a: ${deep(500)}}}\n`)).toMatch(
      /^o\.yaml:4:\d+: YAML: nesting exceeded/,
    );
    const actions = Array.from(
      { length: 5 },
      (_, step) => `  - {target: "$['x-a']${'[0]'.repeat(89 * step)}", update: ${deep(90)}}\n`,
    );
    const first = '  - {target: $, update: {x-a: []}}\n';
    expect(await messageOf(`${HEAD}${first}${actions.join('')}`)).toBe(
      'api.json with o.yaml: is nested deeper than 400 levels and is not read',
    );
  });

  test('by a target of great length', async () => {
    const target = `$${'.a'.repeat(6000)}`;
    expect(await messageOf(`${HEAD}  - {target: ${target}, update: {}}\n`)).toContain(
      'o.yaml:4:14: this target is not a valid JSONPath: it is longer than 10000 characters',
    );
  });

  test('by brackets in a target', async () => {
    const target = `$[?${'('.repeat(4000)}@.a${')'.repeat(4000)}]`;
    expect(await messageOf(`${HEAD}  - target: '${target}'\n    update: {}\n`)).toMatch(
      /^o\.yaml:4:13: this target (is not a valid JSONPath|matches nothing)/,
    );
  });
});

test('names of inherited properties neither change a prototype nor select anything', async () => {
  const small = `{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}}`;
  const update = '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}';
  await writeFile(join(folder, 'api.json'), small);
  await writeFile(join(folder, 'o.yaml'), `${HEAD}  - {target: $.info, update: ${update}}\n`);
  await loadDocument(join(folder, 'api.json'), { overlays: [join(folder, 'o.yaml')] });
  expect(Object.prototype).not.toHaveProperty('polluted');
  expect(await messageOf(`${HEAD}  - {target: $.__proto__, update: {a: 1}}\n`, small)).toBe(
    'o.yaml:4:14: this target matches nothing; there is no "__proto__" at the root',
  );
  expect(await messageOf(`${HEAD}  - {target: $.constructor, update: {a: 1}}\n`, small)).toBe(
    'o.yaml:4:14: this target matches nothing; there is no "constructor" at the root',
  );
});
