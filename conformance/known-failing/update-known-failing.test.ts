import { expect, test } from 'vitest';
import {
  sampleCase,
  sampleFailure,
  sampleResult,
  sampleSettings,
} from '../testing/sample-result.js';
import type { Result } from '../verdict/result.js';
import { applyKnownFailures } from './apply-known-failures.js';
import type { KnownFailure } from './known-failure.js';
import { readKnownFailing } from './read-known-failing.js';
import { updateKnownFailing } from './update-known-failing.js';

function entriesOf(text: string): readonly KnownFailure[] {
  const read = readKnownFailing(text, 'known.yaml');
  return read.ok ? read.entries : [];
}

function update(result: Result, text = ''): string {
  return updateKnownFailing(result, { text, entries: entriesOf(text) }).text;
}

const result = sampleResult([
  sampleFailure('files/a', 'RETRIEVE-02', 'ERROR-04'),
  sampleFailure('files/b', 'ERROR-04'),
  sampleCase('files/c'),
  sampleCase('files/d', { verdict: 'skip', reason: 'no key' }),
]);

test('a new list names each failing case and the requirements that it violates', () => {
  expect(update(result))
    .toBe(`# Known failures, for \`upspec check --known-failing\`: cases that fail, each with the reason.
# Write your own reasons, such as the number of an issue.

files/a: violates RETRIEVE-02, ERROR-04 (edit this reason)
files/b: violates ERROR-04 (edit this reason)
`);
});

test('a run without failures makes an empty list, which can be read', () => {
  const text = update(sampleResult([sampleCase('files/a')]));
  expect(readKnownFailing(text, 'known.yaml')).toEqual({ ok: true, entries: [] });
});

test.each([
  ['an entry of a case', 'files/a: issue 1\nfiles/b: issue 2\n'],
  ['an entry of a requirement', 'RETRIEVE-02: issue 1\nERROR-04: issue 2\n'],
  [
    'an entry of a case that was not run',
    '# all\nfiles/*a: issue 1\nfiles/d: later # soon\nfiles/b: issue 2\n',
  ],
])('%s is kept', (_, text) => {
  expect(update(result, text)).toBe(text);
});

test('an entry whose cases pass is removed', () => {
  expect(update(result, 'files/c: issue 3\nfiles/a: issue 1\nfiles/b: issue 2\n')).toBe(
    'files/a: issue 1\nfiles/b: issue 2\n',
  );
});

test('a pattern of passing and failing cases becomes the names of those that fail', () => {
  expect(update(result, 'files/*: issue 1\n')).toBe('files/a: issue 1\nfiles/b: issue 1\n');
});

test('a requirement that nothing violates is removed after a whole run only', () => {
  const text = 'RETRIEVE-02: issue 1\n';
  const passing = [sampleCase('files/a'), sampleCase('files/b')];
  const whole = sampleResult(passing, { settings: sampleSettings });
  const part = sampleResult(passing, { settings: { ...sampleSettings, only: ['files/a'] } });
  expect(entriesOf(update(whole, text))).toEqual([]);
  expect(update(part, text)).toBe(text);
});

test.each([
  ['', 'files/*: all\n'],
  ['LIST-09: weak\nfiles/a: one\n', 'ERROR-04: plain text\nfiles/c: passes\n'],
])('with the updated list nothing fails and nothing passes unexpectedly (%#)', (...texts) => {
  for (const text of texts) {
    const judged = applyKnownFailures(result, entriesOf(update(result, text)));
    expect(judged.counts).toMatchObject({ fail: 0, 'known-failure': 2, 'unexpected-pass': 0 });
  }
});

test('names that YAML reads otherwise are quoted', () => {
  const names = ['*/any', 'true', '- a: b', '#x', 'a: "b"', 'x\u0007y'];
  const odd = sampleResult(names.map((name) => sampleFailure(name, 'ERROR-04')));
  expect(entriesOf(update(odd)).map(({ pattern }) => pattern)).toEqual(names);
});
