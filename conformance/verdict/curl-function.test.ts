import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { defineFunction, defineReader, terseKey, terseUrl } from './curl-function.js';

const shared = { isTerse: false, paths: new Map<string, string>() };

/** What a shell passes on to curl, one argument a line. */
function argumentsOf(script: string): readonly string[] {
  const curl = `curl() { printf '%s\\n' "$@"; }`;
  const env = { PATH: process.env['PATH'], PETS_KEY: 'a key' };
  const printed = execFileSync('sh', ['-c', `${curl}\n${script}`], { encoding: 'utf8', env });
  return printed.trimEnd().split('\n');
}

test('a function sends to a path what all requests have', () => {
  const defined = defineFunction({
    ...shared,
    baseUrl: 'http://127.0.0.1/v1',
    key: '-H "X-Key: $PETS_KEY"',
    file: 'my ca.pem',
  });
  expect(defined).toBe(
    `Q() { curl -gsS --cacert 'my ca.pem' -H "X-Key: $PETS_KEY" "http://127.0.0.1/v1$@"; }`,
  );
  expect(argumentsOf(`${defined}\nQ '/pets?a b' -i`)).toEqual([
    '-gsS',
    '--cacert',
    'my ca.pem',
    '-H',
    'X-Key: a key',
    'http://127.0.0.1/v1/pets?a b',
    '-i',
  ]);
});

test('a base URL is a string to a shell, whatever is in it', () => {
  const defined = defineFunction({ ...shared, baseUrl: 'http://127.0.0.1/$(id)"\'' });
  expect(argumentsOf(`${defined}\nQ /pets`)).toEqual(['-gsS', 'http://127.0.0.1/$(id)"\'/pets']);
});

test('another function reads a value of the response', () => {
  const script = `${defineFunction({ ...shared, baseUrl: 'http://t' })}\n${defineReader('tail -n 1', false)}`;
  expect(argumentsOf(`${script}\nR /pets`)).toEqual(['http://t/pets']);
});

test('at their shortest, functions run in shells of their own', () => {
  const key = '-H "Authorization: Bearer $PETS_KEY"';
  const defined = defineFunction({ ...shared, isTerse: true, baseUrl: 'http://t', key });
  expect(defined).toBe('Q() (curl -gsS --oauth2-bearer "$PETS_KEY" "t$@")');
  const reading = defineReader('tail -n 1', true);
  expect(reading).toBe('R() (Q "$@" | tail -n 1)');
  expect(argumentsOf(`${defined}\n${reading}\nR /pets`)).toEqual(['t/pets']);
});

test.each([
  ['-H "Authorization: Bearer $PETS_KEY"', '--oauth2-bearer "$PETS_KEY"'],
  ['-H "X-Key: $PETS_KEY"', '-H "X-Key: $PETS_KEY"'],
  ['-H "Authorization: Bearer ${PETS_KEY%?}~"', '-H "Authorization: Bearer ${PETS_KEY%?}~"'],
])('the option %s is %s at its shortest', (option, want) => {
  expect(terseKey(option)).toBe(want);
});

test.each([
  ['http://127.0.0.1:8080/v1', '127.0.0.1:8080/v1'],
  ['https://api.example/v1', 'https://api.example/v1'],
  ['http://ftp.example/v1', 'http://ftp.example/v1'],
  ['http://IMAP.example/v1', 'http://IMAP.example/v1'],
])('the URL %s is %s at its shortest', (url, want) => {
  expect(terseUrl(url)).toBe(want);
});
