import { expect, test } from 'vitest';
import { findLoop } from './find-loops.js';

test.each([
  [
    'differ in one word',
    ['echo ann | mail', 'echo bob | mail'],
    { count: 2, values: ['ann', 'bob'], isSeries: false, numbered: [] },
  ],
  [
    'differ in one word at two places',
    ['echo ann > ann', 'echo bob > bob'],
    { count: 2, values: ['ann', 'bob'], isSeries: false, numbered: [] },
  ],
  [
    'are the same',
    ['ls', 'ls', 'ls', 'pwd'],
    { count: 3, values: [], isSeries: false, numbered: [] },
  ],
  ['differ in two words', ['echo ann 1', 'echo bob 2'], undefined],
  ['differ in what is no word', ['echo a-b', 'echo a+b'], undefined],
  [
    'go back and forth',
    ['echo a x', 'echo b x', 'echo a x'],
    { count: 2, values: ['a', 'b'], isSeries: false, numbered: [] },
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
    isSeries: false,
    numbered: [['abca', 'abcb']],
  });
});

test.each([
  [
    'of a content',
    "echo 'note abca' | curl -F file=@-",
    "echo 'note abcb' | curl -F file=@-",
    true,
  ],
  ['of a path', "echo 'a note' | curl /abca", "echo 'a note' | curl /abcb", false],
  ['of an option', "curl -d 'most 1000'", "curl -d 'most 1001'", false],
])('words of a series %s may be numbers: %#', (_, one, other, isSeries) => {
  expect(findLoop([one, other])).toMatchObject({ count: 2, isSeries });
});

test('a short word behind a name is not taken out of its command, as it may be a secret', () => {
  expect(findLoop(["curl -d 'pin=a1'", "curl -d 'pin=b2'"])).toBeUndefined();
});

test('a long row of contents that only have to differ is one loop', () => {
  const characters = [...'abcdefghij'];
  const words = characters.flatMap((one) => characters.map((other) => `ab${one}${other}`));
  const commands = words.map((word) => `echo 'note ${word}' | curl -F file=@-`);
  expect(findLoop(commands)).toMatchObject({ count: 100, isSeries: true });
});
