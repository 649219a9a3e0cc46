import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serve } from '@upspec/conformance';
import { loadAction, runAction, writeInto, type Inputs, type Job, type Ran } from './run-action.js';

const apiKey = 'sk-key-of-this-test';
const reportNames = ['junit.xml', 'report.html', 'result.json', 'summary.md'];
const unjudged = { conforms: 'false', 'exit-code': '2' };
let folder = '';
let reports = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-action-'));
  reports = join(folder, 'upspec-reports');
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs the action in the folder of the test. */
function runInFolder(inputs: Inputs, job: Omit<Job, 'folder'> = {}): Promise<Ran> {
  return runAction(inputs, { folder, ...job });
}

/** The program of the action, in its checkout. */
const bundle = 'conformance/action/dist/upspec.mjs';

/** Makes a checkout of the action whose program is this script. */
async function checkOut(script: string): Promise<string> {
  await writeInto(folder, `my actions/${bundle}`, script);
  return join(folder, 'my actions');
}

/** A program that prints what it was called with. */
const listing = 'for (const each of process.argv.slice(2)) console.log(`[${each}]`);';

test.each([
  { fault: [], code: 0, conforms: 'true', headline: '## The server conforms\n' },
  {
    fault: ['auth-wrong-key-taken'],
    code: 1,
    conforms: 'false',
    headline: '## The server violates',
  },
])('a server with the injected faults $fault: conforms=$conforms', async ({ fault, ...want }) => {
  const server = await serve({ apiKey, fault });
  const ran = await runInFolder({ url: server.url, 'api-key': apiKey, args: '--only\nauth/**\n' });
  await server.close();
  expect(ran.code, ran.out).toBe(want.code);
  expect(ran.outputs).toEqual({ conforms: want.conforms, 'exit-code': String(want.code) });
  expect(ran.summary).toContain(want.headline);
  expect((await readdir(reports)).sort()).toEqual(reportNames);
  expect(ran.out + ran.summary).not.toContain(apiKey);
});

test('the reports of a server that cannot be reached replace those of an earlier run', async () => {
  for (const name of reportNames)
    await writeInto(folder, `upspec-reports/${name}`, 'of an earlier run');
  await writeInto(folder, 'upspec-reports/notes.txt', 'of somebody else');
  const server = await serve({ apiKey });
  await server.close();
  const ran = await runInFolder({ url: server.url, 'api-key': apiKey });
  expect(ran).toMatchObject({ code: 2, outputs: unjudged });
  expect(ran.summary).toContain('refuses connections');
  expect((await readdir(reports)).sort()).toEqual([...reportNames, 'notes.txt'].sort());
  const left = await Promise.all(reportNames.map((name) => readFile(join(reports, name), 'utf8')));
  expect(left.filter((text) => text.includes('of an earlier run'))).toEqual([]);
});

test('no report of an earlier run is left when the program fails', async () => {
  for (const name of reportNames)
    await writeInto(folder, `upspec-reports/${name}`, 'of an earlier run');
  const actionPath = await checkOut('process.exit(7);');
  const ran = await runInFolder({ url: 'http://127.0.0.1:1/v1' }, { actionPath });
  expect(ran).toMatchObject({ code: 7, outputs: { conforms: 'false', 'exit-code': '7' } });
  expect(await readdir(reports)).toEqual([]);
});

const noResult = 'no result.json was written, so nothing was judged';

test.each([
  { inputs: { url: 'http://127.0.0.1:1/v1', args: '--list' }, message: noResult },
  { inputs: { url: 'http://127.0.0.1:1/v1', args: '--version' }, message: noResult },
  { inputs: { url: 'http://127.0.0.1:1/v1', args: '--help' }, message: noResult },
  { inputs: { url: '--list' }, message: '--list is not a valid server URL' },
  { inputs: { url: '--version' }, message: '--version is not a valid server URL' },
  { inputs: { url: '--list', args: '--only' }, message: 'too many arguments' },
  { inputs: { url: '--list', args: '--' }, message: 'too many arguments' },
  { inputs: { url: '' }, message: ' is not a valid server URL' },
])('where nothing was checked nothing conforms: $inputs', async ({ inputs, message }) => {
  for (const name of reportNames)
    await writeInto(folder, `upspec-reports/${name}`, 'of an earlier run');
  const ran = await runInFolder(inputs);
  expect(ran).toMatchObject({ code: 2, outputs: unjudged, summary: '' });
  expect(ran.out).toContain(message);
  expect(await readdir(reports)).toEqual([]);
});

test.each([
  { inputs: { 'api-key': apiKey }, environment: {} },
  { inputs: {}, environment: { OPENAI_API_KEY: apiKey } },
  { inputs: { 'api-key': apiKey }, environment: { OPENAI_API_KEY: 'sk-key-of-the-job' } },
])('the program is given the key: $inputs $environment', async ({ inputs, environment }) => {
  const actionPath = await checkOut('console.log(`key [${process.env.OPENAI_API_KEY}]`);');
  const ran = await runInFolder({ url: 'http://t/v1', ...inputs }, { actionPath, environment });
  expect(ran.out).toContain(`key [${apiKey}]`);
});

test('without a key the program is given none, which is not an empty one', async () => {
  const actionPath = await checkOut('console.log(`key ${process.env.OPENAI_API_KEY}`);');
  const environment = { OPENAI_API_KEY: '' };
  const ran = await runInFolder({ url: 'http://t/v1' }, { actionPath, environment });
  expect(ran.out).toContain('key undefined');
});

test('lines of args may end as they do on Windows', async () => {
  const actionPath = await checkOut(listing);
  const args = '--only\r\nfiles/**\r\n\r\n--slow\r\n';
  const ran = await runInFolder({ url: 'http://t/v1', args }, { actionPath });
  expect(ran.out).toContain('[check]\n[--only]\n[files/**]\n[--slow]\n[--report]\n');
});

test('every input reaches the program as it was written, and nothing in it is run', async () => {
  const hostile = '$(touch run)`touch run`; touch run #';
  const inputs = {
    url: `-http://t/v1${hostile}`,
    profile: 'my profile.yaml',
    'known-failing': hostile,
    args: `--only\nfiles/** ${hostile}\n\n--slow`,
    reports: `-my reports ${hostile}`,
  };
  const actionPath = await checkOut(listing);
  const ran = await runInFolder(inputs, { actionPath });
  expect(ran.out.split('\n').slice(0, -2)).toEqual([
    '[check]',
    '[--profile]',
    '[my profile.yaml]',
    '[--known-failing]',
    `[${hostile}]`,
    '[--only]',
    `[files/** ${hostile}]`,
    '[--slow]',
    '[--report]',
    `[json=-my reports ${hostile}/result.json]`,
    '[--report]',
    `[junit=-my reports ${hostile}/junit.xml]`,
    '[--report]',
    `[html=-my reports ${hostile}/report.html]`,
    '[--report]',
    `[markdown=-my reports ${hostile}/summary.md]`,
    '[--]',
    `[-http://t/v1${hostile}]`,
  ]);
  expect(await readdir(folder)).not.toContain('run');
});

test('no script holds an expression, and none installs or builds anything', async () => {
  const { steps } = (await loadAction()).runs;
  expect(steps.filter(({ run }) => /\$\{\{|\b(?:npx|npm|tsc)\b/.test(run))).toEqual([]);
});
