import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { feedOf } from './body-feed.js';

const expansions = { secrets: {}, variables: new Map([['pet-1', 'id']]) };

test.each([
  ['a line', 'A note.\n', "echo 'A note.'"],
  ['a word', 'note\n', 'echo note'],
  ['text without a line end', 'A note.', "printf 'A note.'"],
  ['a percent sign', '100 %', "printf '100 %%'"],
  ['a leading hyphen', '-n\n', "printf -- '-n\\n'"],
  ['many blanks', `a${' '.repeat(40)}b`, "printf 'a%40sb' ''"],
  ['many letters', 'a'.repeat(100), "head -c 100 /dev/zero | tr '\\0' a"],
  ['millions of letters', 'a'.repeat(9_000_000), "head -c 9000000 /dev/zero | tr '\\0' a"],
  [
    'many letters and others',
    `${'a'.repeat(100)}b`,
    `printf '%sb' "$(head -c 100 /dev/zero | tr '\\0' a)"`,
  ],
  ['a variable', 'to pet-1\n', `printf 'to %s\\n' "$id"`],
])('%s is printed by a short command', (_, text, want) => {
  expect(feedOf(Buffer.from(text), expansions)).toBe(want);
});

const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

test('bytes that each follow the one before are counted', () => {
  const command = feedOf(Buffer.concat([Buffer.from('GIF\u0000'), everyByte]), expansions);
  expect(command).toBe(`printf 'GIF\\0'"$(printf '\\\\%o' $(seq 0 255))"`);
});

describe.each(['sh', 'bash', 'zsh'])('%s', (shell) => {
  test.each([
    ['every byte', everyByte],
    ['every byte among others', Buffer.concat([everyByte, Buffer.from('7'), everyByte])],
    ['a part of them', Buffer.concat([Buffer.from('a0\u00007%'), everyByte.subarray(9, 99)])],
    ['bytes beyond ASCII', Buffer.from([0xff, 0x00, 0x0d, 0x0a, 0x37])],
    ['text with controls', Buffer.from('\u0085\u007f\u0000é\t\\n"`$HOME`\'!\r\n')],
    ['quotes and backslashes in a line', Buffer.from('\'"$(touch broken) \\n\n')],
    [
      'brackets',
      Buffer.from(`${'['.repeat(70)}${']'.repeat(70)}${'\\'.repeat(70)}${'-'.repeat(70)}`),
    ],
    ['nothing', Buffer.alloc(0)],
  ])('prints %s exactly', (_, bytes) => {
    const command = feedOf(bytes, { secrets: {}, variables: new Map() });
    expect(execFileSync(shell, ['-c', command])).toEqual(bytes);
  });
});
