import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { commandHelp } from '../../cli/testing/command-help.js';
import { ROOT } from './pages.js';

const COMMANDS = [
  'generate',
  'lint',
  'check',
  'merge-reports',
  'compare',
  'serve',
  'record',
  'import',
  'export',
];

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** What is missing in the first column of the tables of a page. */
function withoutRow(page: string, names: readonly string[]): readonly string[] {
  const text = read(page);
  return names.filter((name) => !text.includes(`\n| \`${name}\` `));
}

test('docs/generate.md has a row for each target', () => {
  const folder = join(ROOT, 'generator', 'targets');
  const targets = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'emit.ts')));
  expect(targets.length).toBeGreaterThanOrEqual(8);
  expect(withoutRow('docs/generate.md', targets)).toEqual([]);
});

test('docs/ci.md has a row for each input of the action', () => {
  const { inputs } = parse(read('action.yml')) as { readonly inputs: object };
  expect(Object.keys(inputs).length).toBeGreaterThanOrEqual(6);
  expect(withoutRow('docs/ci.md', Object.keys(inputs))).toEqual([]);
});

test('docs/profiles.md names each profile', () => {
  const names = readdirSync(join(ROOT, 'conformance', 'openai-files', 'profiles'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.replace('.yaml', ''));
  const listed = /built-in profiles are ([^.]+)\./.exec(read('docs/profiles.md'))?.[1] ?? '';
  expect(listed.split(/, | and /).sort()).toEqual(names.sort());
});

test('docs/profiles.md has a row for each key of a profile', () => {
  const schema = JSON.parse(
    read('conformance/openai-files/profile-format/profile.schema.json'),
  ) as {
    readonly properties: object;
  };
  const described = ['$schema', 'name', 'title', 'base'];
  const keys = Object.keys(schema.properties).filter((key) => !described.includes(key));
  expect(withoutRow('docs/profiles.md', keys)).toEqual([]);
});

test.each(COMMANDS)('docs/ describes each option of upspec %s', (command) => {
  const help = commandHelp('upspec').get(command) ?? '';
  const [, own = ''] = /\nOptions:\n([\s\S]*?)\n\n/.exec(help) ?? [];
  const options = [...own.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, name = '']) => name);
  const text = readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => read(`docs/${name}`))
    .join('\n');
  expect(options).toContain('--help');
  const isDescribed = (option: string): boolean => new RegExp(`${option}(?![\\w-])`).test(text);
  expect(options.filter((option) => !isDescribed(option))).toEqual([]);
});
