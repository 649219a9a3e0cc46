import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  sampleCase,
  sampleFailure,
  sampleFinding,
  sampleResult,
} from '../../testing/sample-result.js';
import type { CaseResult } from '../../verdict/result.js';
import { showExchange } from '../../verdict/show-exchange.js';
import { countWords } from './count-words.js';
import { viewCoverage } from './coverage-view.js';
import { formatHtml } from './html.js';
import { viewMeter } from './meter-view.js';
import { viewTimings } from './timings-view.js';
import { atHeader } from '../../difference/location.js';
import { words } from '../../difference/reading.js';

const hostile = `</pre><script>alert("x")</script><img src=x onerror='alert(1)'>`;

function hostileCase(): CaseResult {
  const request = { method: 'GET', path: '/files/x', headers: {}, auth: 'right' } as const;
  const received = { status: 200, headers: { 'x-a': hostile }, bytes: Buffer.from(hostile) };
  const shown = showExchange(request, received);
  return sampleCase('files/hostile', {
    verdict: 'fail',
    reason: hostile,
    title: hostile,
    evidence: [hostile],
    findings: [
      {
        ...sampleFinding,
        actual: words(hostile),
        location: atHeader(hostile),
        curl: hostile,
        shown,
      },
    ],
    observations: [
      { requirement: 'CANCEL-04', actual: words(hostile), exchange: 1, request: hostile },
    ],
  });
}

test('whatever a server said, the page holds one script and no foreign markup', () => {
  const html = formatHtml(
    sampleResult([hostileCase()], { target: hostile, notes: [hostile], stopped: hostile }),
  );
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).not.toMatch(/<img|onerror='/);
  expect(html).toContain('&lt;/pre&gt;&lt;script&gt;');
});

test('the policy of the page allows its own style and script, and nothing else', () => {
  const html = formatHtml(sampleResult([sampleFailure('files/a', 'ERROR-04')]));
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
  const hashes = ['style', 'script'].map((tag) => {
    const text = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(html)?.[1] ?? '';
    return createHash('sha256').update(text).digest('base64');
  });
  expect(policy?.replaceAll('&#x27;', "'").replaceAll('&#x3D;', '=')).toBe(
    `default-src 'none'; style-src 'sha256-${hashes[0]}'; script-src 'sha256-${hashes[1]}'; ` +
      `img-src data:; base-uri 'none'; form-action 'none'`,
  );
  expect(html).not.toMatch(/ style="|<link rel="stylesheet"|src="http/);
});

test('the same result makes the same page', () => {
  const result = sampleResult([hostileCase(), sampleCase('files/b')]);
  expect(formatHtml(result)).toBe(formatHtml(structuredClone(result)));
});

test('no control character reaches the page', () => {
  const control = 'a\u0000b\u001b[31mc\r\nd';
  const html = formatHtml(sampleResult([], { notes: [control] }));
  expect(html).toContain('a\ufffdb\ufffd[31mc\nd');
  expect(html).not.toMatch(/(?!\n|\t)\p{Cc}/u);
});

test('expected and actual are shown as a whole, without marks in their sentences', () => {
  const finding = { ...sampleFinding, expected: words('a list'), actual: words('a list of no') };
  const html = formatHtml(
    sampleResult([sampleCase('files/a', { verdict: 'fail', findings: [finding] })]),
  );
  expect(html).toContain('<dt>expected</dt><dd><bdi>a list</bdi></dd>');
  expect(html).toContain('<dt>actual</dt><dd><bdi>a list of no</bdi></dd>');
});

test('coverage lists the requirements of each operation by the statuses that it returned', () => {
  const responses = [
    { operation: 'createFile', status: 200 },
    { operation: 'retrieveFile', status: 404 },
  ];
  const failed = { operation: 'retrieveFile', status: 200 };
  const rows = readCoverage([
    sampleCase('a', {
      operations: ['createFile', 'listFiles', 'retrieveFile'],
      responses,
      requirements: ['ERROR-04'],
    }),
    { ...sampleFailure('b', 'RETRIEVE-02'), responses: [failed] },
    sampleCase('c', { verdict: 'warn', responses: [failed], requirements: ['ERROR-04'] }),
  ]);
  expect(rows).toEqual([
    'createFile 200: 1 case, ERROR-04 pass',
    'listFiles none: 0 cases, ',
    'retrieveFile 200: 2 cases, RETRIEVE-02 fail ERROR-04 blocked',
    'retrieveFile 404: 1 case, ERROR-04 pass',
  ]);
});

function readCoverage(cases: readonly CaseResult[]): readonly string[] {
  return viewCoverage(sampleResult(cases)).map(({ operation, status, count, requirements }) => {
    const tested = requirements.map(({ id, verdict }) => `${id} ${verdict}`).join(' ');
    return `${operation} ${status}: ${countWords(count, 'case')}, ${tested}`;
  });
}

test('the meter is as long as all cases together', () => {
  const { counts } = sampleResult([
    sampleCase('a'),
    sampleCase('b', { verdict: 'skip' }),
    sampleCase('c', { verdict: 'fail' }),
    sampleCase('d', { verdict: 'fail' }),
  ]);
  expect(viewMeter(counts)).toMatchObject({
    label: '1 passed, 1 skipped, 2 failed',
    segments: [
      { verdict: 'pass', x: '0.0', width: '250.0' },
      { verdict: 'skip', x: '250.0', width: '250.0' },
      { verdict: 'fail', x: '500.0', width: '500.0' },
    ],
  });
});

test('timings show the slowest, and how many took how long; what did not run is left out', () => {
  const cases = [2, 45, 1500, 60].map((durationMs, at) => sampleCase(`c${at}`, { durationMs }));
  expect(viewTimings([...cases, sampleCase('skipped', { exchanges: 0 })])).toEqual({
    slowest: [
      { label: 'c2', value: '1.5 s', width: '100.0' },
      { label: 'c3', value: '60 ms', width: '4.0' },
      { label: 'c1', value: '45 ms', width: '3.0' },
      { label: 'c0', value: '2 ms', width: '0.1' },
    ],
    spread: [
      { label: 'under 3 ms', value: '1', width: '50.0' },
      { label: '3 ms to 10 ms', value: '0', width: '0.0' },
      { label: '10 ms to 30 ms', value: '0', width: '0.0' },
      { label: '30 ms to 100 ms', value: '2', width: '100.0' },
      { label: '100 ms to 300 ms', value: '0', width: '0.0' },
      { label: '300 ms to 1 s', value: '0', width: '0.0' },
      { label: '1 s to 3 s', value: '1', width: '50.0' },
    ],
  });
});

test('a violated requirement names the cases that it blocks', () => {
  const blocked = sampleCase('files/b', { verdict: 'skip', blockedBy: 'RETRIEVE-02' });
  const html = formatHtml(sampleResult([sampleFailure('files/a', 'RETRIEVE-02'), blocked]));
  expect(html).toContain('<summary>Blocks 1 case</summary><ul>\n<li><code>files/b</code></li>');
});
