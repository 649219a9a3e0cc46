import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { expandedWord } from './shell-words.js';

const variables = new Map([
  ['pet-1', 'id'],
  ['pet-12', 'id2'],
]);
const secrets = { PETS_KEY: '', '{PETS_KEY%?}': '' };

test.each([
  [
    'without quotes where none are needed',
    'http://127.0.0.1:8080/pets',
    'http://127.0.0.1:8080/pets',
  ],
  [
    'in single quotes where a shell would read more',
    '/pets?limit=1&x=$HOME',
    "'/pets?limit=1&x=$HOME'",
  ],
  ['in double quotes with a variable', '/pets/pet-1/photos', '"/pets/$id/photos"'],
  ['with the longer of two variables', '/pets/pet-12', '"/pets/$id2"'],
  ['with braces where a name would go on', 'pet-1_x', '"${id}_x"'],
  ['with braces where zsh would read a modifier', '/pets/pet-1:adopt', '"/pets/${id}:adopt"'],
  ['in single quotes around a variable of JSON', '{"pet":"pet-1"}', `'{"pet":"'"$id"'"}'`],
  ['in single quotes with an exclamation mark', 'pet-1!', `"$id"'!'`],
  ['with a secret', 'key: $PETS_KEY', '"key: $PETS_KEY"'],
  ['with a piece of a secret', 'key: ${PETS_KEY%?}', '"key: ${PETS_KEY%?}"'],
  ['in quotes where it is empty', '', "''"],
])('a word is written %s', (_, text, want) => {
  expect(expandedWord(text, { secrets, variables })).toBe(want);
});

test('a variable is not put where it would be read as an option or the name of a file', () => {
  expect(expandedWord('pet-1=pet-1', { secrets, variables }, 6)).toBe('"pet-1=$id"');
});

const hostile = [
  '$(touch broken)`touch broken`',
  "'; touch broken; '",
  '"; touch broken; "',
  '* ~ ?',
  '-o broken',
  '@/etc/hostname',
  'a\nb',
  '\\" \\\' \\',
  '!! !$ !touch',
  '{a,b} [1-3]',
  'né 日本 🙂',
  '%s%n\\0101',
];

describe.each(['sh', 'bash', 'dash', 'zsh'])('%s', (shell) => {
  const isFound = spawnSync(shell, ['-c', ':']).status === 0;

  test.skipIf(!isFound).each(hostile)('reads a word and a variable of %j unchanged', (text) => {
    const none = { secrets: {}, variables: new Map<string, string>() };
    const words = [
      expandedWord(text, none),
      expandedWord(`{"pet-1":"${text}$PETS_KEY"}`, { secrets, variables }),
      expandedWord('/pets/pet-1/x', { secrets, variables }),
    ];
    const script = `id=$HOSTILE; printf '[%s]' ${words.join(' ')}`;
    const env = { PATH: process.env['PATH'], HOSTILE: text, PETS_KEY: text };
    const printed = execFileSync(shell, ['-c', script], { env, encoding: 'utf8' });
    expect(printed).toBe(`[${text}][{"${text}":"${text}${text}"}][/pets/${text}/x]`);
  });
});
