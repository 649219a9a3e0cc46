import { expect, test } from 'vitest';
import { sampleCase, sampleFailure, sampleResult } from '../testing/sample-result.js';
import { formatTap } from './tap.js';

test('each case is a test point with what was found', () => {
  const tap = formatTap(
    sampleResult([
      sampleFailure('files/a', 'RETRIEVE-02'),
      sampleCase('files/b', { title: 'A name with # and \\' }),
      sampleCase('files/c', { verdict: 'skip', reason: 'no\nkey' }),
      sampleCase('files/d', { verdict: 'known-failure', reason: 'issue 12' }),
      sampleCase('files/e', { verdict: 'unexpected-pass', reason: 'take it off' }),
      sampleCase('files/f', { verdict: 'could-not-run', reason: 'it hangs' }),
    ]),
  );
  expect(tap).toBe(`TAP version 14
# upspec 0.1.0 checked http://t/v1
1..6
not ok 1 - files/a: An unknown file
  ---
  verdict: "fail"
  duration_ms: 12
  findings:
    - requirement: "RETRIEVE-02"
      request: "GET /files/x"
      where: "status"
      expected: "status 404"
      actual: "status 200: null"
      curl: "curl 'http://t/v1/files/x'"
  ...
ok 2 - files/b: A name with \\# and \\\\
  ---
  verdict: "pass"
  duration_ms: 12
  ...
ok 3 - files/c: An unknown file # SKIP no key
  ---
  verdict: "skip"
  reason: "no\\nkey"
  duration_ms: 12
  ...
not ok 4 - files/d: An unknown file # TODO issue 12
  ---
  verdict: "known-failure"
  reason: "issue 12"
  duration_ms: 12
  ...
not ok 5 - files/e: An unknown file
  ---
  verdict: "unexpected-pass"
  reason: "take it off"
  duration_ms: 12
  ...
not ok 6 - files/f: An unknown file
  ---
  verdict: "could-not-run"
  reason: "it hangs"
  duration_ms: 12
  ...
`);
});

test('a run that was stopped bails out', () => {
  expect(formatTap(sampleResult([], { stopped: 'the key was\nrefused' }))).toBe(
    'TAP version 14\n# upspec 0.1.0 checked http://t/v1\n1..0\nBail out! the key was refused\n',
  );
});
