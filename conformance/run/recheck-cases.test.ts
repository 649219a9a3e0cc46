import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CheckOptions } from '../check.js';
import { formatDifference } from '../difference/difference.js';
import { checkFixtures } from '../testing/check-fixtures.js';
import {
  startRecheckTarget,
  type CreatedFile,
  type RecheckTarget,
} from '../testing/recheck-target.js';
import {
  apiKey,
  create,
  file,
  writeSamples,
  type SampleFixtures,
} from '../testing/sample-fixtures.js';
import type { Result } from '../verdict/result.js';

let samples: SampleFixtures;
let target: RecheckTarget;
beforeEach(async () => {
  samples = await writeSamples();
});
afterEach(async () => {
  await target.close();
  await samples.remove();
});

/** Runs cases that each create a file of their own name. */
async function run(
  names: readonly string[],
  isWrong: (created: CreatedFile) => boolean,
  options: Partial<CheckOptions> = {},
): Promise<Result> {
  for (const name of names) {
    const filename = `${name}.txt`;
    const parts = [
      { name: 'purpose', text: 'user_data' },
      { name: 'file', filename, text: 'hi' },
    ];
    const exchanges = create.exchanges.map((exchange) => ({
      ...exchange,
      request: { ...exchange.request, body: { multipart: parts } },
      response: { status: 200, body: { json: { ...file, id: 'file-recorded', filename } } },
    }));
    const fixture = { ...create, name: `files/${name}`, exchanges };
    await samples.write(fixture.name, fixture);
  }
  target = await startRecheckTarget(isWrong);
  const only = ['files/case-*'];
  return checkFixtures(samples.folder, { url: target.url, apiKey, only, jobs: 2, ...options });
}

function verdicts({ cases }: Result): readonly string[] {
  return cases.map(({ name, verdict }) => `${name} ${verdict}`);
}

function violated({ cases }: Result): readonly string[] {
  return [...new Set(cases.flatMap(({ findings }) => findings.map((each) => each.requirement)))];
}

const beside = ({ beside: others }: CreatedFile): boolean => others.length > 0;

describe('a case that fails only beside others', () => {
  test('passes, and the interference is a finding of its own', async () => {
    const result = await run(['case-a', 'case-b'], beside);
    expect(verdicts(result)).toEqual([
      'preflight/interference fail',
      'files/case-a pass',
      'files/case-b pass',
    ]);
    const [finding] = result.cases[0]?.findings ?? [];
    expect(finding?.requirement).toBe('ISOLATION-01');
    expect(finding && formatDifference(finding)).toEqual({
      where: 'body /bytes',
      expected: '2, as recorded, also beside other cases',
      actual: '77 beside other cases; seen in files/case-a, files/case-b',
    });
    expect(result.notes).toEqual([
      '2 cases showed a difference only beside other cases, because of ISOLATION-01, and not by themselves: files/case-a, files/case-b',
    ]);
  });

  test('passes with one job, too, where nothing runs beside it', async () => {
    const result = await run(['case-a', 'case-b'], beside, { jobs: 1 });
    expect(verdicts(result)).toEqual(['files/case-a pass', 'files/case-b pass']);
    expect(result.notes).toEqual([]);
  });

  test('is found with one job where the case before it is the reason', async () => {
    const isAfterA = ({ name, before }: CreatedFile): boolean =>
      name === 'case-b' && before === 'case-a';
    const result = await run(['case-a', 'case-b'], isAfterA, { jobs: 1 });
    expect(verdicts(result)).toEqual([
      'preflight/interference fail',
      'files/case-a pass',
      'files/case-b pass',
    ]);
  });
});

describe('a case that fails by itself, too', () => {
  test('fails, and one case is run again for all with the same difference', async () => {
    const names = ['case-a', 'case-b', 'case-c', 'case-d'];
    const result = await run(names, () => true);
    // The first one reports what the others saw on the way to what they test.
    expect(verdicts(result)).toEqual([
      'files/case-a fail',
      'files/case-b pass',
      'files/case-c pass',
      'files/case-d pass',
    ]);
    expect(violated(result)).toEqual(['FILE-03']);
    expect(result.notes).toEqual([]);
    expect(target.created.toSorted()).toEqual(['case-a', ...names].toSorted());
  });

  test('fails, where the server is wrong every other time', async () => {
    let times = 0;
    const result = await run(['case-a', 'case-b', 'case-c'], () => (times += 1) % 2 === 0);
    expect(result.counts).toMatchObject({ pass: 2, fail: 1 });
    expect(violated(result)).toEqual(['FILE-03']);
    expect(result.notes).toEqual([]);
  });
});

test('a case that fails at random keeps its finding, and a note says so', async () => {
  const isFirst = ({ name, times }: CreatedFile): boolean => name === 'case-a' && times === 0;
  const result = await run(['case-a', 'case-b'], isFirst);
  expect(verdicts(result)).toEqual(['files/case-a fail', 'files/case-b pass']);
  expect(violated(result)).toEqual(['FILE-03']);
  expect(result.notes).toEqual([
    '1 case showed a difference once and not again: files/case-a; the target may fail at random',
  ]);
});

test('many cases that fail at random are one finding, and each counts as it ran without one', async () => {
  const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `case-${name}`);
  const result = await run(names, ({ times }) => times === 0);
  expect(verdicts(result)).toEqual([
    'preflight/consistency fail',
    ...names.map((name) => `files/${name} pass`),
  ]);
  const [finding] = result.cases[0]?.findings ?? [];
  expect(finding?.requirement).toBe('FILE-03');
  expect(finding && formatDifference(finding)).toEqual({
    where: 'body /bytes',
    expected: '2, as recorded, in each run of the case',
    actual:
      '77 in one run, and another response to the same request in the next; so in 5 cases: files/case-a, files/case-b, files/case-c, files/case-d, files/case-e',
  });
});

test('the only case of a run is not run again', async () => {
  const result = await run(['case-a'], () => true);
  expect(verdicts(result)).toEqual(['files/case-a fail']);
  expect(target.created).toEqual(['case-a']);
});

test('after an interruption no case is run again', async () => {
  const controller = new AbortController();
  let ended = 0;
  const result = await run(['case-a', 'case-b'], () => true, {
    signal: controller.signal,
    onProgress: ({ kind }) => {
      if (kind === 'case' && (ended += 1) === 2) controller.abort();
    },
  });
  expect(result.counts).toMatchObject({ fail: 1, pass: 1 });
  expect(target.created.toSorted()).toEqual(['case-a', 'case-b']);
});

test('what is created when a case is run again is deleted', async () => {
  await run(['case-a', 'case-b'], beside);
  expect(target.created.length).toBeGreaterThan(4);
  expect(await target.listFiles()).toEqual([]);
});
