import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ExitCode } from '../command-line/terminal.js';
import type { ComparisonFormat } from '../report/comparison.js';
import { formatJson } from '../report/json.js';
import { sampleCase, sampleFailure, sampleResult } from '../testing/sample-result.js';
import type { CaseResult } from '../verdict/result.js';
import { runCompare } from './compare.js';
import { watchTerminal } from './testing/watched-terminal.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-compare-'));
});
afterEach(() => rm(folder, { recursive: true }));

interface Compared {
  readonly code: ExitCode;
  /** With the names of the files only. */
  readonly printed: string;
}

async function compare(
  before: readonly CaseResult[],
  after: readonly CaseResult[],
  format: ComparisonFormat = 'text',
): Promise<Compared> {
  const [one, other] = [join(folder, 'old.json'), join(folder, 'new.json')];
  await writeFile(one, formatJson(sampleResult(before)));
  await writeFile(other, formatJson(sampleResult(after)));
  const { terminal, printed } = watchTerminal();
  const code = await runCompare({ before: one, after: other, format }, terminal);
  return { code, printed: printed.join('\n').replaceAll(`${folder}/`, '') };
}

const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `files/${name}`);
const failing = names.map((name) => sampleFailure(name, 'ERROR-04'));
const pass = sampleCase('files/pass');

test('what is new, fixed and unchanged is listed by requirement', async () => {
  const before = [...failing, sampleFailure('files/x', 'RETRIEVE-02'), pass];
  const after = [...failing, sampleCase('files/x'), sampleFailure('files/pass', 'RETRIEVE-02')];
  expect(await compare(before, after)).toEqual({
    code: 1,
    printed: `old: old.json, http://t/v1, upspec 0.1.0
new: new.json, http://t/v1, upspec 0.1.0

New: 1 violation
  RETRIEVE-02 (must, 1 case) An id that no file has gets 404.
    files/pass

Fixed: 1 violation
  RETRIEVE-02 (must, 1 case) An id that no file has gets 404.
    files/x

Unchanged: 5 violations
  ERROR-04 (must, 5 cases) An error has a param.

1 new, 1 fixed, 5 unchanged`,
  });
});

test.each<[string, ExitCode, readonly CaseResult[], readonly CaseResult[], string]>([
  ['nothing changed', 0, [...failing, pass], [...failing, pass], '0 new, 0 fixed, 5 unchanged'],
  [
    'all was fixed',
    0,
    failing,
    names.map((name) => sampleCase(name)),
    '0 new, 5 fixed, 0 unchanged',
  ],
  [
    'only a requirement of level should is violated',
    0,
    [pass],
    [{ ...sampleFailure('files/pass', 'LIST-09'), verdict: 'warn' }],
    '1 new, 0 fixed, 0 unchanged',
  ],
  [
    'a case could not run any more',
    2,
    [pass, ...failing],
    [sampleCase('files/pass', { verdict: 'could-not-run', reason: 'no response' }), ...failing],
    'Could not run any more: 1 case: files/pass\n\n0 new, 0 fixed, 5 unchanged',
  ],
  [
    'a violation is new, and a case could not run any more',
    1,
    [pass, sampleCase('files/a')],
    [
      sampleCase('files/pass', { verdict: 'could-not-run', reason: 'no response' }),
      sampleFailure('files/a', 'ERROR-04'),
    ],
    '1 new, 0 fixed, 0 unchanged',
  ],
  [
    'a failing case was not run again',
    0,
    [pass, ...failing],
    [pass],
    '0 new, 0 fixed, 0 unchanged; 5 cases are not compared',
  ],
  [
    'a failing case was not run before',
    0,
    [pass],
    [pass, sampleFailure('files/a', 'ERROR-04')],
    '0 new, 0 fixed, 0 unchanged; 1 case is not compared',
  ],
  [
    'a failing case was skipped before',
    0,
    [pass, sampleCase('files/a', { verdict: 'skip', reason: 'no key' })],
    [pass, sampleFailure('files/a', 'ERROR-04')],
    '0 new, 0 fixed, 0 unchanged; 1 case is not compared',
  ],
])('where %s, the exit code is %i', async (_, code, before, after, last) => {
  const compared = await compare(before, after);
  expect(compared.code).toBe(code);
  expect(compared.printed).toMatch(new RegExp(`\\n\\n${last}$`));
});

test('what only one run judged is listed apart', async () => {
  const before = [...failing, sampleCase('files/x'), pass];
  const after = [sampleFailure('files/y', 'RETRIEVE-02'), pass];
  expect(await compare(before, after)).toEqual({
    code: 0,
    printed: `old: old.json, http://t/v1, upspec 0.1.0
new: new.json, http://t/v1, upspec 0.1.0

Only in old.json, not compared: 6 cases, 5 violations
  files/a, files/b, files/c and 3 more
  ERROR-04 (must, 5 cases) An error has a param.

Only in new.json, not compared: 1 case, 1 violation
  files/y
  RETRIEVE-02 (must, 1 case) An id that no file has gets 404.

0 new, 0 fixed, 0 unchanged; 7 cases are not compared`,
  });
});

const passing = names.map((name) => sampleCase(name));

test('JSON has every case', async () => {
  const { printed } = await compare([pass, ...passing], [pass, ...failing], 'json');
  expect(JSON.parse(printed)).toMatchObject({
    version: 1,
    counts: { new: 5, fixed: 0, unchanged: 0 },
    changes: { new: [{ requirement: 'ERROR-04', level: 'must', cases: names }] },
    only: { old: { cases: [] }, new: { cases: [] } },
  });
});

test('Markdown has a row for each requirement', async () => {
  const before = [pass, ...passing, sampleCase('files/x')];
  const { printed } = await compare(before, [pass, ...failing], 'markdown');
  expect(printed).toBe(`## 5 new, 0 fixed, 0 unchanged; 1 case is not compared

- old: \`old.json\`, \`http://t/v1\`, upspec 0.1.0
- new: \`new.json\`, \`http://t/v1\`, upspec 0.1.0

| change | requirement | level | cases | names |
| --- | --- | --- | --: | --- |
| new | ERROR-04 | must | 5 | \`files/a\`, \`files/b\`, \`files/c\` and 2 more |

Only in \`old.json\`, not compared: 1 case: \`files/x\``);
});

test('a file that is not a result, and results that can’t be compared, are errors', async () => {
  const { terminal } = watchTerminal();
  const file = join(folder, 'none.json');
  await expect(runCompare({ before: file, after: file, format: 'text' }, terminal)).rejects.toThrow(
    `${file}: the result can't be read: `,
  );
  await expect(compare([sampleCase('files/a')], [sampleCase('files/b')])).rejects.toThrow(
    "can't be compared: no case was judged in both",
  );
});
