import type { Log } from 'sarif';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  sampleCase,
  sampleFailure,
  sampleFinding,
  sampleResult,
} from '../testing/sample-result.js';
import { verdicts, type CaseResult, type Counts, type Result } from '../verdict/result.js';
import { formats, type Format } from './formats.js';
import { formatBrief } from './text-brief.js';

// All reports of one result are read back, as programs and people read them.

const verdictsOfCases = [
  ...Array.from({ length: 9 }, () => 'pass' as const),
  ...Array.from({ length: 2 }, () => 'warn' as const),
  ...Array.from({ length: 7 }, () => 'fail' as const),
  ...Array.from({ length: 3 }, () => 'known-failure' as const),
  ...Array.from({ length: 4 }, () => 'unexpected-pass' as const),
  ...Array.from({ length: 6 }, () => 'skip' as const),
  ...Array.from({ length: 5 }, () => 'observed' as const),
  ...Array.from({ length: 8 }, () => 'could-not-run' as const),
];

const counts: Counts = {
  pass: 9,
  warn: 2,
  fail: 7,
  'known-failure': 3,
  'unexpected-pass': 4,
  skip: 6,
  observed: 5,
  'could-not-run': 8,
};

function caseOf(verdict: CaseResult['verdict'], at: number): CaseResult {
  const name = `files/case-${at}`;
  const failed = sampleFailure(name, 'RETRIEVE-02', 'ERROR-04');
  switch (verdict) {
    case 'fail':
      return failed;
    case 'known-failure':
      return { ...failed, verdict, reason: 'issue 12' };
    case 'warn':
      return sampleCase(name, {
        verdict,
        findings: [{ ...sampleFinding, requirement: 'LIST-09' }],
      });
    case 'observed': {
      const { exchange, request, actual } = sampleFinding;
      const observations = [{ requirement: 'CANCEL-04', exchange, request, actual }];
      return sampleCase(name, { verdict, observations });
    }
    case 'pass':
      return sampleCase(name);
    default:
      return sampleCase(name, { verdict, reason: `as ${verdict}` });
  }
}

const result: Result = sampleResult(verdictsOfCases.map(caseOf));
let reports: Readonly<Record<Format, string>>;
beforeAll(async () => {
  const entries = Object.entries(formats).map(
    async ([name, load]) => [name, (await load())(result)] as const,
  );
  reports = Object.fromEntries(await Promise.all(entries)) as Record<Format, string>;
});

function matchesIn(format: Format, pattern: RegExp): number {
  return [...reports[format].matchAll(pattern)].length;
}

const sentence =
  '9 passed, 2 warned, 7 failed (3 known failures), 4 passed unexpectedly, 6 skipped, 5 observed, 8 could not run (44 cases, 1.2 s)';

describe('the counts of one result', () => {
  test('are in the text, and in what is printed by default', () => {
    expect(reports.text).toContain(`\n${sentence}\n`);
    expect(formatBrief(result)).toContain(`\n${sentence}\n`);
  });

  test('are in JSON', () => {
    const read = JSON.parse(reports.json) as Result;
    expect(read.counts).toEqual(counts);
    expect(
      Object.fromEntries(
        verdicts.map((verdict) => [
          verdict,
          read.cases.filter((each) => each.verdict === verdict).length,
        ]),
      ),
    ).toEqual(counts);
  });

  test('are those of the test cases of JUnit', () => {
    const cases = reports.junit.match(/<testcase [^]*?(?:<\/testcase>|\/>)/g) ?? [];
    const holding = (tag: string): number =>
      cases.filter((each) => each.includes(`<${tag}`)).length;
    expect(cases).toHaveLength(44);
    expect(holding('failure')).toBe(7 + 4);
    expect(holding('error')).toBe(8);
    expect(holding('skipped')).toBe(6 + 3);
    // Each suite sums up its cases.
    expect(reports.junit).toMatch(/<testsuite [^>]*tests="44"/);
  });

  test('are those of the test points of TAP', () => {
    expect(reports.tap).toContain('\n1..44\n');
    expect(matchesIn('tap', /^ok \d+ - (?!.*# SKIP)/gm)).toBe(9 + 2 + 5);
    expect(matchesIn('tap', /^ok \d+ - .*# SKIP/gm)).toBe(6);
    expect(matchesIn('tap', /^not ok \d+ - .*# TODO/gm)).toBe(3);
    expect(matchesIn('tap', /^not ok \d+ - (?!.*# TODO)/gm)).toBe(7 + 4 + 8);
    const seen = reports.tap
      .split(/^ {2}---$/m)
      .slice(1)
      .map((each) => (parse(each.split(/^ {2}\.\.\.$/m)[0] ?? '') as CaseResult).verdict);
    expect(seen).toEqual(verdictsOfCases);
  });

  test('are those of the rows of the HTML page', () => {
    const rows = verdicts.map((verdict) => [
      verdict,
      matchesIn('html', new RegExp(`<tr data-case(?:="\\d+")? data-verdicts?="${verdict}"`, 'g')),
    ]);
    expect(Object.fromEntries(rows)).toEqual(counts);
  });

  test('are in the table of Markdown', () => {
    expect(reports.markdown).toContain(
      '| pass | warn | fail | known failure | unexpected pass | skip | observed | could not run |\n' +
        '| --: | --: | --: | --: | --: | --: | --: | --: |\n' +
        '| 9 | 2 | 7 | 3 | 4 | 6 | 5 | 8 |\n',
    );
  });

  test('are in the badge as far as they are bad', () => {
    expect(reports.badge).toContain(`>${7 + 4} failed<`);
  });

  test('are those of the results of SARIF', () => {
    const [run] = (JSON.parse(reports.sarif) as Log).runs;
    const casesOf = (level: string, isSuppressed: boolean): number =>
      new Set(
        run?.results
          ?.filter(
            (each) => each.level === level && (each.suppressions !== undefined) === isSuppressed,
          )
          .map(({ properties }) => (properties as { readonly case: string }).case),
      ).size;
    expect(casesOf('error', false)).toBe(7);
    expect(casesOf('error', true)).toBe(3);
    expect(casesOf('warning', false)).toBe(2);
    const notified = run?.invocations?.[0]?.toolExecutionNotifications ?? [];
    expect(notified.filter(({ level }) => level === 'warning')).toHaveLength(8);
    expect(notified.filter(({ level }) => level === 'error')).toHaveLength(4);
    expect(run?.properties).toMatchObject({ counts });
  });

  test('are in the annotations of GitHub', () => {
    expect(reports.github).toContain(`::http://t/v1: ${sentence}\n`);
    // Both requirements are violated in the seven cases.
    expect(matchesIn('github', /^::error .*%0A7 cases, such as /gm)).toBe(2);
    expect(matchesIn('github', /^::error title=upspec%3A unexpected pass::/gm)).toBe(4);
    expect(matchesIn('github', /^::warning .*%0A2 cases, such as /gm)).toBe(1);
  });
});
