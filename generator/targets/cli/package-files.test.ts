import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundleScript } from './bundle-script.js';
import { LIBRARIES } from './package-files.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');

test('the package of a generated CLI needs the libraries of the one that is tested here', () => {
  const text = readFileSync(join(ROOT, 'generated', 'cli', 'package.json'), 'utf8');
  const { dependencies } = JSON.parse(text) as { readonly dependencies: Record<string, string> };
  const { '@upspec/openai-files': client, ...libraries } = dependencies;
  expect(client).toBe('0.1.0');
  expect(LIBRARIES).toEqual(libraries);
});

test('the CLI that is tested here is bundled by the script of a generated one', () => {
  const text = readFileSync(join(ROOT, 'generated', 'cli', 'bundle.js'), 'utf8');
  expect(bundleScript('dist/openai.js')).toBe(text);
});
