import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Terminal } from '../command-line/terminal.js';
import { atBody } from '../difference/location.js';
import { valueOf } from '../difference/reading.js';
import { formatJson } from '../report/json.js';
import { formatText } from '../report/text.js';
import {
  sampleCase,
  sampleFailure,
  sampleFinding,
  sampleResult,
} from '../testing/sample-result.js';
import { openOutput, reportRun, type OutputArguments } from './report-run.js';
import { watchTerminal } from './testing/watched-terminal.js';

const result = sampleResult([sampleFailure('files/a', 'RETRIEVE-02'), sampleCase('files/b')]);
const counts =
  '1 passed, 0 warned, 1 failed, 0 skipped, 0 observed, 0 could not run (2 cases, 1.2 s)';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-output-'));
});
afterEach(() => rm(folder, { recursive: true }));

interface Shown {
  /** Standard output. */
  readonly printed: string;
  /** Standard error. */
  readonly warned: string;
}

async function report(
  options: OutputArguments,
  shown: Partial<Terminal> = {},
  given = result,
): Promise<Shown> {
  const { terminal, printed, warned } = watchTerminal();
  const output = await openOutput(options);
  const writeElse = (): Promise<string> => Promise.resolve('a list');
  await reportRun({ result: given, output, writeElse }, { ...terminal, ...shown });
  return { printed: printed.join('\n'), warned: warned.join('\n') };
}

test('by default a few lines are printed, and then the names of the files', async () => {
  const file = join(folder, 'a.json');
  const { printed, warned } = await report({ report: [`json=${file}`] });
  expect(printed).toMatch(/^upspec 0\.1\.0 checked http:\/\/t\/v1\nThe server violates 1 /);
  expect(printed).not.toContain('recording: retrieveFile#11');
  expect(printed).toMatch(new RegExp(`\\(2 cases, 1\\.2 s\\)\njson report: ${file}\na list$`));
  expect(warned).toBe('');
});

test('--verbose prints all details, as a text report has them', async () => {
  const file = join(folder, 'a.txt');
  const { printed } = await report({ verbose: true, report: [`text=${file}`] });
  expect(printed).toBe(`${formatText(result)}text report: ${file}\na list`);
  expect(printed).toContain('  evidence  recording: retrieveFile#11\n');
  expect(await readFile(file, 'utf8')).toBe(formatText(result));
});

test('--quiet prints only the counts, and still writes files', async () => {
  const file = join(folder, 'a.json');
  expect(await report({ quiet: true, report: [`json=${file}`] })).toEqual({
    printed: counts,
    warned: '',
  });
  expect(await readFile(file, 'utf8')).toBe(formatJson(result));
});

test.each<OutputArguments>([{}, { quiet: true }])(
  'where nothing was judged (%j), the reason is all that is said, on standard error',
  async (options) => {
    const stopped = sampleResult([], { stopped: 'the key was rejected' });
    expect(await report(options, {}, stopped)).toEqual({
      printed: options.quiet === true ? '' : 'a list',
      warned: 'the key was rejected',
    });
  },
);

test('where something was judged before a run was stopped, it is reported', async () => {
  const stopped = sampleResult(result.cases, { stopped: 'the server stopped' });
  const { printed } = await report({}, {}, stopped);
  expect(printed).toContain('Stopped: the server stopped\n');
  expect(printed).toContain('FAIL  RETRIEVE-02');
});

test.each(['json', 'json=-'])(
  '--report %s leaves standard output to the report',
  async (option) => {
    const file = join(folder, 'a.html');
    const { printed, warned } = await report({ report: [option, `html=${file}`] });
    expect(`${printed}\n`).toBe(formatJson(result));
    expect(warned).toBe(`html report: ${file}\na list`);
  },
);

test('a terminal of few columns shows shorter lines', async () => {
  const actual = valueOf({ message: 'a long value of the server '.repeat(5) });
  const failed = sampleCase('files/a', {
    verdict: 'fail',
    findings: [{ ...sampleFinding, actual, location: atBody('/error') }],
  });
  const example = async (columns: number | undefined): Promise<number | undefined> => {
    const { printed } = await report({}, { columns }, sampleResult([failed]));
    return /^ +body \/error of GET \/files\/x: .*…$/m.exec(printed)?.[0].length;
  };
  const [few = 0, all = 0] = [await example(80), await example(undefined)];
  expect([few > 60 && few <= 80, all > 100 && all <= 120]).toEqual([true, true]);
});

test('colours are for a terminal, not for a report', async () => {
  const escape = '\u001b';
  const { printed } = await report({}, { color: true });
  expect(printed).toContain(escape);
  expect((await report({ report: ['text'] }, { color: true })).printed).not.toContain(escape);
});

test('--verbose and --quiet exclude each other', async () => {
  await expect(openOutput({ verbose: true, quiet: true })).rejects.toThrow(
    '--verbose and --quiet exclude each other; use one of them',
  );
});
