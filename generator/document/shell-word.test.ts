import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { quotedWord, shellWord } from './shell-word.js';

const words: readonly {
  readonly text: string;
  readonly word: string;
  readonly quoted: string;
}[] = [
  { text: 'plain', word: 'plain', quoted: "'plain'" },
  {
    text: 'https://a.example:80/v1/x_y-z',
    word: 'https://a.example:80/v1/x_y-z',
    quoted: "'https://a.example:80/v1/x_y-z'",
  },
  { text: 'a=b,c+d@e%f', word: 'a=b,c+d@e%f', quoted: "'a=b,c+d@e%f'" },
  { text: '=first', word: "'=first'", quoted: "'=first'" },
  { text: '', word: "''", quoted: "''" },
  { text: 'two words', word: "'two words'", quoted: "'two words'" },
  { text: "it's", word: "'it'\\''s'", quoted: "'it'\\''s'" },
  { text: "''", word: "''\\'''\\'''", quoted: "''\\'''\\'''" },
  { text: '$HOME `id` "q" \\', word: `'$HOME \`id\` "q" \\'`, quoted: `'$HOME \`id\` "q" \\'` },
  { text: 'line\nbreak\n', word: "'line\nbreak\n'", quoted: "'line\nbreak\n'" },
  { text: '~', word: "'~'", quoted: "'~'" },
  {
    text: '* ? [a] {b,c} #not & | ; < > ( ) !x',
    word: "'* ? [a] {b,c} #not & | ; < > ( ) !x'",
    quoted: "'* ? [a] {b,c} #not & | ; < > ( ) !x'",
  },
  { text: 'naïve–文', word: "'naïve–文'", quoted: "'naïve–文'" },
];

describe.each(words)('$text', ({ text, word, quoted }) => {
  test('is a word, with quotes only where needed', () => {
    expect([shellWord(text), quotedWord(text)]).toEqual([word, quoted]);
  });

  test('is read by a shell as intended', () => {
    const script = `printf '%s\\0' ${shellWord(text)} ${quotedWord(text)}`;
    const read = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
    expect(read).toBe(`${text}\0${text}\0`);
  });
});
