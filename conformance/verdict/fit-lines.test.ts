import { execFileSync, spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { fitLines } from './fit-lines.js';

const hasZsh = spawnSync('zsh', ['-c', 'true']).status === 0;
const words = (count: number): string =>
  Array.from({ length: count }, (_, n) => `word-${n}`).join(' ');

test('a short script stays as it is', () => {
  expect(fitLines('id=$(curl a)\ncurl b')).toBe('id=$(curl a)\ncurl b');
});

test('a long line goes on behind a backslash, between two words', () => {
  const [first, second, ...others] = fitLines(`echo ${words(20)}`).split('\n');
  expect(others).toEqual([]);
  expect(first).toMatch(/^echo word-0 .* word-14 \\$/);
  expect(second).toMatch(/^ {2}word-15 .* word-19$/);
});

test('a line of 120 characters is not folded', () => {
  const line = `echo ${'a'.repeat(115)}`;
  expect(fitLines(line)).toBe(line);
  expect(fitLines(`${line}a`)).toBe(`echo \\\n  ${'a'.repeat(116)}`);
});

test('short statements share a line where that makes three lines of four', () => {
  expect(fitLines('a=1\nb=2\nc=3\necho $a$b$c')).toBe('a=1; b=2; c=3; echo $a$b$c');
});

test('a plain word goes on in the next line where there would be four lines otherwise', () => {
  const long = (character: string): string => character.repeat(100);
  const script = `a=${long('x')}\nb=${long('y')}\nc=${long('z')}\nprintf %s "$a$b$c"`;
  const fitted = fitLines(script);
  expect(fitted.split('\n').map(({ length }) => length <= 120)).toEqual([true, true, true]);
  const printed = execFileSync('sh', ['-c', fitted], { encoding: 'utf8' });
  expect(printed).toBe(`${long('x')}${long('y')}${long('z')}`);
});

test('a word in double quotes goes on in the next line where there would be four otherwise', () => {
  const long = 'x'.repeat(90);
  const script = `a=1\nb=2\nc=3\necho "${long}" "$a/${long}" "$b$(printf '%s' 'y')/${long}"`;
  const fitted = fitLines(script);
  expect(fitted.split('\n').map(({ length }) => length <= 120)).toEqual([true, true, true]);
  const run = (text: string): string => execFileSync('sh', ['-c', text], { encoding: 'utf8' });
  expect(run(fitted)).toBe(run(script));
});

test.each(['sh', 'bash', ...(hasZsh ? ['zsh'] : [])])(
  'without blanks that no shell needs, %s does the same',
  (shell) => {
    const statements = [
      `Q() (printf '%s,' "$@")`,
      `R() (Q "$@" | cut -d, -f1)`,
      `a=$(R ${'x'.repeat(80)} '${'y z '.repeat(18)}')`,
      `for n in 1 2; do Q "$a/$n"; done | tr 1 2`,
      `b=$(R "${'w'.repeat(60)};" "a | b" 'c | d' 'e; f')`,
      'Q "$a/$b"; wait',
    ];
    const script = statements.join('\n');
    const fitted = fitLines(script);
    expect(fitted).toContain('Q()(printf');
    expect(fitted.split('\n').map(({ length }) => length <= 120)).toEqual([true, true, true]);
    const run = (text: string): string => execFileSync(shell, ['-c', text], { encoding: 'utf8' });
    expect(run(fitted)).toBe(run(script));
  },
);

test('statements stay apart where the script is longer than three lines', () => {
  const statement = `echo ${words(20)}`;
  const lines = fitLines([statement, statement, statement].join('\n')).split('\n');
  expect(lines.map((line) => line.startsWith('echo '))).toEqual([
    true,
    false,
    true,
    false,
    true,
    false,
  ]);
});

test.each([
  ['a long word in single quotes', `printf '%s|' '${'{"a": 1} '.repeat(30)}' x`],
  [
    'quotes in a long word',
    `printf '%s|' 'it'\\''s ${'0123456789'.repeat(20)}'"$HOME it's \\" here"`,
  ],
  ['characters of two units', `printf '%s|' '${'🙂'.repeat(150)}'`],
  [
    'several statements',
    `a='${'b c '.repeat(40)}'\nb="$a d"\nc=$(printf '%s' "$b" | tr b d)\nprintf '%s|' "$c"`,
  ],
  [
    'an expression in double quotes',
    `printf '%s|' "${words(9)} $(printf '%s' "${words(9)}" | tr w v)"`,
  ],
])('a shell reads the same of %s', (_, script) => {
  const run = (text: string): string => execFileSync('sh', ['-c', text], { encoding: 'utf8' });
  const fitted = fitLines(script);
  expect(fitted).not.toBe(script);
  expect(run(fitted)).toBe(run(script));
});
