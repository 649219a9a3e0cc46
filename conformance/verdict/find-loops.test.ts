import { expect, test } from 'vitest';
import { findLoop } from './find-loops.js';

test.each([
  [
    'differ in one word',
    ['echo ann | mail', 'echo bob | mail'],
    { count: 2, values: ['ann', 'bob'], numbered: [] },
  ],
  [
    'differ in one word at two places',
    ['echo ann > ann', 'echo bob > bob'],
    { count: 2, values: ['ann', 'bob'], numbered: [] },
  ],
  ['are the same', ['ls', 'ls', 'ls', 'pwd'], { count: 3, values: [], numbered: [] }],
  ['differ in two words', ['echo ann 1', 'echo bob 2'], undefined],
  ['differ in what is no word', ['echo a-b', 'echo a+b'], undefined],
  [
    'go back and forth',
    ['echo a x', 'echo b x', 'echo a x'],
    { count: 2, values: ['a', 'b'], numbered: [] },
  ],
  ['are one', ['ls'], undefined],
])('commands that %s', (_, commands, want) => {
  expect(findLoop(commands)).toEqual(want);
});

test('contents that only have to differ are numbered', () => {
  const commands = ['abca', 'abcb'].map(
    (word, at) => `echo 'note ${word}' | curl -F file=@-;filename=note-${at + 1}`,
  );
  expect(findLoop(commands)).toEqual({
    count: 2,
    values: ['1', '2'],
    numbered: [['abca', 'abcb']],
  });
});

test('a short word behind a name is not taken out of its command, as it may be a secret', () => {
  expect(findLoop(["curl -d 'pin=a1'", "curl -d 'pin=b2'"])).toBeUndefined();
});
