import { expect, test } from 'vitest';
import { sampleCase, sampleResult } from '../testing/sample-result.js';
import { formatText } from './text.js';

test('cases that could not run for one reason are one line', () => {
  const unrun = (name: string, reason: string): ReturnType<typeof sampleCase> =>
    sampleCase(name, { verdict: 'could-not-run', reason, findings: [] });
  const text = formatText(
    sampleResult([
      unrun('files/a', 'the target stopped'),
      unrun('files/b', 'the target stopped'),
      unrun('files/c', 'the target stopped'),
      unrun('files/d', 'it was sent no request'),
    ]),
  );
  expect(text).toContain(
    'COULD NOT RUN\n' +
      '  files/a and 2 more: the target stopped\n' +
      '  files/d: it was sent no request\n\n',
  );
});
