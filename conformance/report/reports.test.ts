import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../kit-error.js';
import { exitCodeOf } from '../verdict/exit-code.js';
import type { Finding } from '../verdict/finding.js';
import type { CaseResult, Result } from '../verdict/result.js';
import { countVerdicts, summariseOperations } from '../verdict/summarise.js';
import { formatJson } from './json.js';
import { formatJunit } from './junit.js';
import { formatText } from './text.js';
import { readReportOptions, writeReports } from './write-reports.js';
import { formatHtml } from './html/html.js';
import { formatMarkdown } from './markdown.js';
import { formatGithub } from './github.js';
import { formatSarif } from './sarif.js';
import { formatTap } from './tap.js';
import { atBody, atStatus } from '../difference/location.js';
import { assertionOf, statusOf, valueOf } from '../difference/reading.js';

const finding: Finding = {
  requirement: 'RETRIEVE-02',
  kind: 'status',
  expected: statusOf(404),
  actual: statusOf(200, ': null'),
  location: atStatus,
  exchange: 1,
  request: 'GET /files/x',
  curl: "curl 'http://t/v1/files/x'",
};
const failed: CaseResult = {
  kind: 'fixture',
  name: 'files/retrieve/unknown',
  title: 'An unknown file',
  operations: ['retrieveFile'],
  requirements: ['RETRIEVE-02'],
  verdict: 'fail',
  findings: [finding],
  observations: [],
  evidence: ['recorded: retrieveFile#11'],
  durationMs: 12,
  exchanges: 1,
};
const cases: readonly CaseResult[] = [
  failed,
  { ...failed, name: 'files/retrieve/other' },
  { ...failed, name: 'files/retrieve/right', verdict: 'pass', findings: [] },
  {
    ...failed,
    name: 'uploads/cancel/twice',
    verdict: 'observed',
    findings: [],
    observations: [
      { requirement: 'CANCEL-04', actual: statusOf(400), exchange: 1, request: 'POST /uploads' },
    ],
  },
  {
    ...failed,
    name: 'uploads/create',
    verdict: 'skip',
    findings: [],
    reason: 'the target has no POST /uploads',
  },
  {
    ...failed,
    name: 'uploads/parts',
    verdict: 'could-not-run',
    findings: [],
    reason: 'the target sent no whole response\u0000 within 1 s',
  },
];
const result: Result = {
  version: 3,
  suite: '0.1.0',
  target: 'http://t/v1',
  cases,
  counts: countVerdicts(cases),
  operations: summariseOperations(cases, ['createFile', 'retrieveFile']),
  requirements: [
    {
      id: 'RETRIEVE-02',
      level: 'must',
      text: 'An id that no file has gets 404.',
      evidence: ['recording: retrieveFile#11'],
      verdict: 'fail',
      findings: 2,
    },
    {
      id: 'CANCEL-04',
      level: 'observe',
      text: 'A second cancellation.',
      evidence: ['unknown: nobody said'],
      verdict: 'observed',
      findings: 0,
    },
  ],
  notes: ['the file a could not be deleted: status 500'],
  durationMs: 1234,
};

test('all failed cases are listed', () => {
  const many = Array.from({ length: 45 }, (_, at) => ({ ...failed, name: `files/case-${at}` }));
  const text = formatText({ ...result, cases: many, counts: countVerdicts(many) });
  expect(text.match(/^ {2}files\/case-\d+: An unknown file \(RETRIEVE-02\)$/gm)).toHaveLength(45);
});

test('the text shows the outcome and the violations first, each deviation once, and what to run next', () => {
  expect(formatText(result)).toBe(`upspec 0.1.0 checked http://t/v1
The server violates 1 requirement, in 2 of 6 cases
1 passed, 0 warned, 2 failed, 1 skipped, 1 observed, 1 could not run (6 cases, 1.2 s)

FAIL  RETRIEVE-02 (must) An id that no file has gets 404.
  evidence  recording: retrieveFile#11
  - in files/retrieve/unknown and in 1 more, such as files/retrieve/other
    where     status of GET /files/x (request 1)
    expected  status 404
    actual    status 200: null
    source    recorded: retrieveFile#11
    reproduce curl 'http://t/v1/files/x'

FAILED CASES
  files/retrieve/unknown: An unknown file (RETRIEVE-02)
  files/retrieve/other: An unknown file (RETRIEVE-02)

COULD NOT RUN
  uploads/parts: the target sent no whole response\ufffd within 1 s

OBSERVED: the expected behaviour is not documented, so it is not judged
  CANCEL-04 A second cancellation.
    uploads/cancel/twice: POST /uploads: status 400

SKIPPED
  1 case: the target has no POST /uploads

NOTES
  the file a could not be deleted: status 500

Cases by operation  pass  warn  fail  skip  observed  could-not-run
retrieveFile           1     ·     2     1         1              1

Requirements by group  pass  warn  fail  observed  untested  violated
RETRIEVE                  ·     ·     1         ·         ·  RETRIEVE-02
CANCEL                    ·     ·     ·         1         ·

The server violates 1 requirement, in 2 of 6 cases
1 passed, 0 warned, 2 failed, 1 skipped, 1 observed, 1 could not run (6 cases, 1.2 s)

Run one case again: upspec check http://t/v1 --only files/retrieve/unknown
`);
});

test('a command that reruns a case is shown once', () => {
  const replay = 'upspec check http://t/v1 --only files/retrieve/unknown';
  const cases = result.cases.map((each) => ({
    ...each,
    findings: each.findings.map((finding) => ({ ...finding, replay })),
  }));
  const text = formatText({ ...result, cases });
  expect(text.split(replay)).toHaveLength(2);
  expect(text).toContain(`    rerun     ${replay}\n`);
});

test('the text has colours only if they are enabled', () => {
  const escape = String.fromCharCode(27);
  expect(formatText(result, { color: false })).not.toContain(escape);
  expect(formatText(result, { color: true })).toContain(`${escape}[31mstatus 200: null`);
});

test('JUnit XML parts failures, errors and skipped cases', () => {
  const xml = formatJunit(result);
  expect(xml.match(/<failure /g)).toHaveLength(2);
  expect(xml.match(/<error /g)).toHaveLength(1);
  expect(xml.match(/<skipped/g)).toHaveLength(1);
  expect(xml).toContain('no whole response\ufffd within 1 s');
  expect(xml).not.toContain('\u0000');
});

test('JUnit XML skips what failed as expected, and fails what passed unexpectedly', () => {
  const xml = formatJunit({
    ...result,
    cases: [
      { ...failed, verdict: 'known-failure', reason: 'issue 12' },
      { ...failed, verdict: 'unexpected-pass', findings: [], reason: 'take it off' },
    ],
  });
  expect(xml.match(/<skipped/g)).toHaveLength(1);
  expect(xml).toContain('known-failure: issue 12');
  expect(xml).toContain('<failure type="unexpected-pass">take it off</failure>');
  expect(xml.match(/<failure /g)).toHaveLength(1);
});

test('the text lists known failures separately', () => {
  const known = [
    { ...failed, verdict: 'known-failure', reason: 'issue 12' },
    { ...failed, name: 'a/b', verdict: 'unexpected-pass', findings: [], reason: 'take it off' },
  ] as const;
  const text = formatText({
    ...result,
    cases: known,
    counts: countVerdicts(known),
    requirements: [],
  });
  expect(text).toContain('PASSED UNEXPECTEDLY\n  a/b: take it off\n');
  expect(text).toContain('KNOWN FAILURES\n  files/retrieve/unknown: issue 12\n');
  expect(text).toContain('0 failed (1 known failure), 1 passed unexpectedly, 0 skipped');
});

test.each([
  ['text', formatText],
  ['JUnit', formatJunit],
  ['TAP', formatTap],
  ['Markdown', formatMarkdown],
  ['HTML', formatHtml],
  ['SARIF', formatSarif],
  ['GitHub', formatGithub],
] as const)('%s shows the expected and the actual value of a finding', (_, format) => {
  const size = {
    ...finding,
    location: atBody('/size'),
    expected: assertionOf('maximum', 'must be at most 9', 9),
    actual: valueOf(12),
  };
  const cases = [{ ...failed, findings: [size] }];
  const shown = format({ ...result, cases }).replace(/<[^>]*>/g, '');
  expect(shown).toContain('must be at most 9');
  expect(shown).toContain('12');
  expect(shown).toContain('body /size');
});

test.each([
  ['text', formatText],
  ['TAP', formatTap],
  ['Markdown', formatMarkdown],
  ['HTML', formatHtml],
] as const)('%s shows notes and entries of known failures that nothing tested', (_, format) => {
  const untested = [{ pattern: 'LIST-03', location: 'known.yaml:3:1' }];
  const shown = format({ ...result, untested });
  expect(shown).toContain('the file a could not be deleted: status 500');
  expect(shown).toMatch(/known\.yaml:3:1.*LIST-03/);
});

test('JSON is the result itself', () => {
  expect(JSON.parse(formatJson(result))).toEqual(result);
});

test.each([
  [{ pass: 1 }, 0],
  [{ skip: 3 }, 2],
  [{ fail: 1 }, 1],
  [{ 'could-not-run': 1 }, 2],
  [{ fail: 1, 'could-not-run': 1 }, 1],
  [{ warn: 1, skip: 1, observed: 1 }, 0],
])('a run of %j exits with %i', (counts, want) => {
  expect(exitCodeOf({ counts: { ...countVerdicts([]), ...counts } })).toBe(want);
});

test('reports are written into folders that are made for them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-report-'));
  const file = join(folder, 'a', 'b.json');
  await writeReports(result, readReportOptions([`json=${file}`]).files);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(result);
  await rm(folder, { recursive: true });
});

test('a file that cannot be written is named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-report-'));
  await writeFile(join(folder, 'taken'), '');
  const file = join(folder, 'taken', 'junit.xml');
  await expect(writeReports(result, [{ format: 'junit', file }])).rejects.toThrow(
    `the junit report can't be written to ${file}: `,
  );
  await rm(folder, { recursive: true });
});

test('a report without a file, or with a hyphen, is for standard output', () => {
  const files = [{ format: 'html', file: 'a=b.html' }];
  expect(readReportOptions(['html=a=b.html', 'json'])).toEqual({ files, printed: 'json' });
  expect(readReportOptions(['sarif=-'])).toEqual({ files: [], printed: 'sarif' });
  expect(readReportOptions([])).toEqual({ files: [] });
});

test('every report option that cannot be followed is reported', () => {
  const formats = 'text, json, junit, tap, html, markdown, badge, sarif, github';
  expect(() => readReportOptions(['pdf=a.pdf', 'text=', 'tap', 'json=-', 'json=a.json'])).toThrow(
    new UsageError(
      [
        `--report pdf=a.pdf: must be FORMAT or FORMAT=FILE, where FORMAT is ${formats}`,
        `--report text=: must be FORMAT or FORMAT=FILE, where FORMAT is ${formats}`,
        '--report tap and json: only one report fits on standard output; write the others to files: --report json=FILE',
      ].join('\n'),
    ),
  );
});
