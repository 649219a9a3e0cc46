import { expect, test } from 'vitest';
import { statusOf } from '../difference/reading.js';
import {
  sampleCase,
  sampleFailure,
  sampleFinding,
  sampleResult,
} from '../testing/sample-result.js';
import { locateFindings } from '../verdict/locate-findings.js';
import { formatGithub } from './github.js';

test('each violated requirement is an annotation at the line of its operation', () => {
  const result = sampleResult([
    sampleFailure('files/a', 'RETRIEVE-02'),
    sampleFailure('files/b', 'RETRIEVE-02'),
    sampleCase('files/c', {
      verdict: 'warn',
      findings: [{ ...sampleFinding, requirement: 'LIST-09', request: 'GET /files' }],
    }),
    sampleCase('files/d', { verdict: 'unexpected-pass', reason: 'remove it from the list' }),
    sampleCase('files/e', { verdict: 'could-not-run', reason: 'no response' }),
  ]);
  const located = locateFindings(result, (request) =>
    request === 'GET /files/x' ? { file: 'my api.yaml', line: 12, column: 5 } : undefined,
  );
  expect(formatGithub(located)).toBe(
    [
      '::error file=my api.yaml,line=12,col=5,title=RETRIEVE-02 (must)::An id that no file has gets 404.%0AGET /files/x, status: expected status 404, actual status 200: null%0A2 cases, such as files/a%0ARerun: upspec check http://t/v1 --only files/a',
      '::warning title=LIST-09 (should)::A list is short.%0AGET /files, status: expected status 404, actual status 200: null%0ACase files/c%0ARerun: upspec check http://t/v1 --only files/c',
      '::error title=upspec%3A unexpected pass::files/d: remove it from the list',
      '::warning title=upspec%3A could not run::files/e: no response',
      '::notice title=upspec%3A The server violates 1 requirement%2C in 2 of 5 cases::http://t/v1: 0 passed, 1 warned, 2 failed, 1 passed unexpectedly, 0 skipped, 0 observed, 1 could not run (5 cases, 1.2 s)',
      '',
    ].join('\n'),
  );
});

test('what a server sent can’t begin a command of its own', () => {
  const actual = statusOf(200, ': 100%\r\n::add-mask::secret');
  const failed = sampleCase('files/a', {
    verdict: 'fail',
    findings: [{ ...sampleFinding, actual }],
  });
  const text = formatGithub(sampleResult([failed]));
  expect(text.split('\n').map((line) => line.replace(/^::(\w+) .*$/, '$1'))).toEqual([
    'error',
    'notice',
    '',
  ]);
  expect(text).toContain('actual status 200: 100%25\ufffd\ufffd::add-mask::secret%0A');
});

test('a run that was stopped is an error', () => {
  const text = formatGithub(sampleResult([], { stopped: 'the key was rejected' }));
  expect(text).toContain('::error title=upspec%3A the run was stopped::the key was rejected\n');
});
