import { expect, test } from 'vitest';
import { atBody, atStatus } from '../difference/location.js';
import { absent, present, statusOf, valueOf } from '../difference/reading.js';
import {
  sampleCase,
  sampleFailure,
  sampleFinding,
  sampleHead,
  sampleResult,
  sampleStatements,
} from '../testing/sample-result.js';
import { buildResult } from '../verdict/build-result.js';
import type { Finding } from '../verdict/finding.js';
import type { CaseResult, Result } from '../verdict/result.js';
import { formatBrief } from './text-brief.js';

/** As many requirements as asked for, each violated in a case of its own. */
function violating(count: number, findingOf: (at: number) => Partial<Finding>): Result {
  const ids = Array.from({ length: count }, (_, at) => `PETS-${String(at + 1).padStart(2, '0')}`);
  const cases = ids.map((requirement, at) =>
    sampleCase(`pets/case-${at + 1}`, {
      verdict: 'fail',
      requirements: [requirement],
      findings: [{ ...sampleFinding, requirement, ...findingOf(at) }],
    }),
  );
  const requirements = ids.map((id) => {
    return { id, level: 'must', text: `The server MUST follow ${id}.`, evidence: [] } as const;
  });
  return buildResult(sampleHead, cases, { operations: ['retrieveFile'], requirements });
}

test('the outcome comes first and last, and a violation is three lines between them', () => {
  const text = formatBrief(
    sampleResult([
      sampleFailure('files/a', 'RETRIEVE-02'),
      sampleFailure('files/b', 'RETRIEVE-02'),
      sampleCase('files/c'),
    ]),
  );
  expect(text).toBe(`upspec 0.1.0 checked http://t/v1
The server violates 1 requirement, in 2 of 3 cases
1 passed, 0 warned, 2 failed, 0 skipped, 0 observed, 0 could not run (3 cases, 1.2 s)

FAIL  RETRIEVE-02 (must, 2 cases) An id that no file has gets 404.
      GET /files/x: expected status 404, actual status 200: null
      curl 'http://t/v1/files/x'

All details: --verbose, or --report html=report.html

The server violates 1 requirement, in 2 of 3 cases
1 passed, 0 warned, 2 failed, 0 skipped, 0 observed, 0 could not run (3 cases, 1.2 s)
`);
});

test('a run in which all cases pass is its outcome', () => {
  expect(formatBrief(sampleResult([sampleCase('files/a')]))).toBe(
    'upspec 0.1.0 checked http://t/v1\n\nThe server conforms\n' +
      '1 passed, 0 warned, 0 failed, 0 skipped, 0 observed, 0 could not run (1 case, 1.2 s)\n',
  );
});

test('other cases and notes are a few lines', () => {
  const skipped = (name: string, reason: string): CaseResult =>
    sampleCase(name, { verdict: 'skip', reason });
  const text = formatBrief(
    sampleResult(
      [
        sampleCase('files/a'),
        sampleCase('files/b', { verdict: 'known-failure', reason: 'issue 12' }),
        sampleCase('files/c', { verdict: 'unexpected-pass', reason: 'remove it from the list' }),
        sampleCase('files/d', { verdict: 'could-not-run', reason: 'no response' }),
        sampleCase('files/e', { verdict: 'observed' }),
        skipped('files/f', 'too large'),
        skipped('files/g', 'no second key'),
        skipped('files/h', 'no second key'),
        skipped('files/i', 'too slow'),
      ],
      { notes: ['one', 'two', 'three', 'four', 'five'] },
    ),
  );
  expect(text).toContain(`
Passed unexpectedly: files/c: remove it from the list
Could not run: files/d: no response
Known failures: 1 case
Observed: 1 case of undocumented behaviour, which is not judged
Skipped: 4 cases (2: no second key; 1: too large; 1: other reasons)
Notes:
  one
  two
  three
  … and 2 more
All details: --verbose, or --report html=report.html
`);
});

test('of several examples one with a short command is shown', () => {
  const long = "curl 'http://t/v1/files/x' &&\n".repeat(4);
  const cases = [
    sampleCase('files/a', {
      verdict: 'fail',
      findings: [{ ...sampleFinding, location: atBody('/id'), curl: long }],
    }),
    sampleFailure('files/b', 'RETRIEVE-02'),
  ];
  expect(formatBrief(sampleResult(cases))).toContain(
    "GET /files/x: expected status 404, actual status 200: null\n      curl 'http://t/v1/files/x'\n",
  );
});

test.each([
  ['of four lines', ['curl 1', 'curl 2', 'curl 3', 'curl 4'].join('\n')],
  ['of one line in four rows', `curl '${'x'.repeat(400)}'`],
])('in place of a command %s the case is rerun', (_, curl) => {
  const failed = sampleFailure('files/a', 'RETRIEVE-02');
  const findings = failed.findings.map((each) => ({ ...each, curl }));
  const text = formatBrief(sampleResult([{ ...failed, findings }]));
  expect(text).toContain(
    '      GET /files/x: expected status 404, actual status 200: null\n      upspec check http://t/v1 --only files/a\n\n',
  );
});

test('a difference that alone violates many requirements is one violation', () => {
  const text = formatBrief(
    violating(30, (at) => ({
      expected: statusOf(at % 2 === 0 ? 400 : 404),
      actual: statusOf(200, `: ${at}`),
    })),
  );
  expect(text).toContain(`
FAIL  One cause: 30 requirements in 30 cases: expected status 4XX, actual status 200
      PETS-01 PETS-02 PETS-03 PETS-04 PETS-05 PETS-06 PETS-07 PETS-08 PETS-09 PETS-10 PETS-11 PETS-12 PETS-13 PETS-14 …
      curl 'http://t/v1/files/x'

All details`);
  expect(text.match(/^FAIL/gm)).toHaveLength(1);
});

test('a difference of a few requirements is reported by requirement', () => {
  const text = formatBrief(violating(11, () => ({ actual: statusOf(200) })));
  expect(text.match(/^FAIL {2}PETS-/gm)).toHaveLength(11);
});

test('a requirement that is violated in other ways too is reported on its own', () => {
  const result = violating(13, (at) =>
    at < 12
      ? { actual: statusOf(200) }
      : { location: atBody('/id'), expected: present, actual: absent },
  );
  const text = formatBrief(result);
  expect(text).toContain('One cause: 12 requirements in 12 cases');
  expect(text).toContain('FAIL  PETS-13 (must, 1 case)');
  expect(text).toContain('      body /id of GET /files/x: expected present, actual absent\n');
});

test('what many skipped cases depend on is said on top', () => {
  const skipped = Array.from({ length: 12 }, (_, at) =>
    sampleCase(`files/${at}`, { verdict: 'skip', blockedBy: 'RETRIEVE-02', reason: `no ${at}` }),
  );
  const other = sampleCase('files/other', { verdict: 'skip', reason: 'too large' });
  const text = formatBrief(
    sampleResult([sampleFailure('files/a', 'RETRIEVE-02'), ...skipped, other]),
  );
  expect(text).toContain(
    's)\nFix RETRIEVE-02 first: 12 of the 13 skipped cases depend on it.\n\nFAIL',
  );
  expect(text).toContain('\nSkipped: 13 cases (12: RETRIEVE-02 is violated; 1: too large)\n');
});

test.each([
  [3, 30],
  [9, 30],
  [17, 80],
])('%i violated requirements with commands of three rows take at most %i lines', (count, most) => {
  const curl = "curl 'http://t/v1/files/x' |\n  sort |\n  uniq";
  const result = violating(count, (at) => ({ curl, location: atBody(`/${'a'.repeat(at + 1)}`) }));
  const lines = formatBrief(result).split('\n').length - 1;
  expect(lines).toBeLessThanOrEqual(most);
});

test('where nine violations leave no room, the first ones have commands, and the others share one', () => {
  const result = violating(9, (at) => ({ location: atBody(`/${'a'.repeat(at + 1)}`) }));
  const text = formatBrief(result);
  const [, ...blocks] = text.split(/^FAIL /m);
  expect(blocks.map((block) => block.includes('      curl '))).toEqual([
    ...Array.from({ length: 2 }, () => true),
    ...Array.from({ length: 7 }, () => false),
  ]);
  expect(text).toContain(
    '\nReproduce the last 7: upspec check http://t/v1 --only PETS-03 --only PETS-04 --only PETS-05' +
      ' --only PETS-06 --only PETS-07 --only PETS-08 --only PETS-09\n',
  );
});

test('where commands of two rows fill a page, one of three rows is shown as long as it fits', () => {
  const short = "curl 'http://t/v1/files/x' |\n  sort";
  const long = `${short} |\n  uniq`;
  const result = violating(14, (at) => ({
    curl: at % 2 === 0 ? long : short,
    location: atBody(`/${'a'.repeat(at + 1)}`),
  }));
  const text = formatBrief(result);
  expect(text.split('\n').length - 1).toBeLessThanOrEqual(80);
  const [, ...blocks] = text.split(/^FAIL /m);
  const isLong = blocks.map((block) => block.includes('uniq'));
  expect(isLong.slice(0, 4)).toEqual([true, false, true, false]);
  expect(blocks.filter((block) => block.includes('upspec check'))).not.toEqual([]);
});

test.each([72, 80, 120])('at %i columns only commands are longer than a line', (width) => {
  const text = 'The server MUST reject what is not documented, and report where it is. '.repeat(4);
  const curl = `curl 'http://t/v1/${'x'.repeat(200)}'`;
  const actual = valueOf({ message: 'a value of the server '.repeat(20) });
  const failed = sampleCase('files/a', {
    verdict: 'fail',
    findings: [{ ...sampleFinding, location: atBody('/error'), actual, curl }],
  });
  const result = buildResult(sampleHead, [failed], {
    ...sampleStatements,
    requirements: [{ id: 'RETRIEVE-02', level: 'must', text, evidence: [] }],
  });
  const block = formatBrief(result, { width }).split('\n\n')[1]?.split('\n') ?? [];
  expect(block.map((line) => line.length <= width)).toEqual([true, true, false]);
  expect(block.join('\n')).toContain('…');
});

test('colours mark the outcome, the requirement and the values only if they are enabled', () => {
  const escape = String.fromCharCode(27);
  const result = sampleResult([sampleFailure('files/a', 'RETRIEVE-02')]);
  expect(formatBrief(result)).not.toContain(escape);
  expect(formatBrief(result, { color: true })).toContain(`${escape}[31mstatus 200: null`);
});

test('what a server said can’t steer the terminal', () => {
  const finding = { ...sampleFinding, location: atStatus, actual: statusOf(200, ': \u001b[2J') };
  const text = formatBrief(
    sampleResult([sampleCase('files/a', { verdict: 'fail', findings: [finding] })]),
  );
  expect(text).toContain('actual status 200: \ufffd[2J');
  expect(text).not.toContain('\u001b');
});
