import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageFolder } from '../package-folder.js';
import { bundleFolder, bundleProgram } from './bundle-program.js';

test('the committed bundle of the action is that of the sources', async () => {
  const root = join(packageFolder(), '..');
  const files = await bundleProgram(root);
  expect([...files.keys()]).toEqual(['upspec.mjs', 'LICENSES.txt']);
  const outdated: string[] = [];
  for (const [name, text] of files) {
    const committed = await readFile(join(root, bundleFolder, name), 'utf8').catch(() => '');
    if (committed !== text) outdated.push(`${name} is out of date; run: npm run bundle:action`);
  }
  expect(outdated).toEqual([]);
});
