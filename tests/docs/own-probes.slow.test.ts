import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPage, ROOT } from './pages.js';

const example = join('docs', 'example', 'probes.mjs');

test('the page shows the probes of the example as they are', () => {
  const shown = readPage('docs/probes.md').tokens.flatMap((token) =>
    token.type === 'code' && token['lang'] === 'js' ? [String(token['text'])] : [],
  );
  expect(shown).toHaveLength(1);
  const plain = readFileSync(join(ROOT, example), 'utf8')
    .replace(/\/\*\* @type [^*]+ \*\/ \(json\)/, 'json')
    .replace(/^\/\*\*.*\n/gm, '');
  for (const part of shown[0]?.split('\n\n') ?? []) expect(plain).toContain(part.split('\n];')[0]);
});

test('the example has the types that the package exports', () => {
  const flags = ['--noEmit', '--allowJs', '--checkJs', '--strict', '--skipLibCheck'];
  const modules = ['--module', 'nodenext', '--target', 'es2023'];
  const { stdout, status } = spawnSync('npx', ['tsc', ...flags, ...modules, example], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
});
