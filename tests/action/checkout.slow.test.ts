import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serve } from '@upspec/conformance';
import { runAction, type Inputs, type Job, type Ran } from './run-action.js';

const apiKey = 'sk-key-of-this-test';
const reportNames = ['junit.xml', 'report.html', 'result.json', 'summary.md'];
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-checkout-'));
});
afterEach(() => rm(folder, { recursive: true }));

function runInFolder(inputs: Inputs, job: Omit<Job, 'folder'>): Promise<Ran> {
  return runAction(inputs, { folder, ...job });
}

test('a checkout without installed packages is enough', async () => {
  const root = join(import.meta.dirname, '..', '..');
  const actionPath = join(folder, 'checkout');
  const isSource = (path: string): boolean =>
    !/[/\\](?:node_modules|(?<!action[/\\])dist)$/.test(path);
  for (const each of [
    'action.yml',
    'conformance',
    'generated',
    'generator/document',
    'templates',
  ]) {
    await cp(join(root, each), join(actionPath, each), { recursive: true, filter: isSource });
  }
  const server = await serve({ apiKey });
  const inputs = { url: server.url, 'api-key': apiKey, profile: 'openai' };
  const ran = await runInFolder({ ...inputs, args: '--only\nauth/**' }, { actionPath });
  const spec = join(root, 'spec', 'openapi.yaml');
  const ofDocument = await runInFolder(
    { url: server.url, 'api-key': apiKey, args: `--spec\n${spec}\n--only\nexamples/**` },
    { actionPath, environment: { OPENAI_FILES_API_KEY: apiKey } },
  );
  await server.close();
  expect(ran.code, ran.out).toBe(0);
  expect((await readdir(join(folder, 'upspec-reports'))).sort()).toEqual(reportNames);
  expect(ofDocument.out).toContain(' passed, ');
  expect(ran.out + ofDocument.out).not.toContain('was called');
});
