import { describe, expect, test } from 'vitest';
import { hideSecrets } from './hide-secrets.js';

const KEY = 'sk-"1"/+ é';
const hider = hideSecrets(` ${KEY} `);

describe('a key is hidden in every encoding', () => {
  test.each([
    ['unencoded', `Bearer ${KEY}!`, 'Bearer [hidden]!'],
    ['in JSON', JSON.stringify({ a: KEY }), '{"a":"[hidden]"}'],
    ['in a URL', `http://h/?q=${encodeURIComponent(KEY)}`, 'http://h/?q=[hidden]'],
    ['in a URL-encoded body', `q=${encodeURIComponent(KEY).replaceAll('%20', '+')}`, 'q=[hidden]'],
    ['in JSON that escapes all', String.raw`\u0073\u006B-\u00221\"\/\u002b \u00e9`, '[hidden]'],
    ['in base64', Buffer.from(KEY).toString('base64'), '[hidden]'],
  ])('%s', (_, given, want) => {
    expect(hider.text(given)).toBe(want);
  });

  test('in the names and values of an object, at any depth', () => {
    const given = { [KEY]: [{ a: `x${KEY}` }, 1, null] };
    expect(hider.value(given)).toEqual({ '[hidden]': [{ a: 'x[hidden]' }, 1, null] });
  });
});

test.each([
  'Authorization',
  'cookie',
  'set-cookie',
  'api-key',
  'X-Api-Key',
  'x-amz-security-token',
])('the header %s is hidden with any value', (name) => {
  expect(hider.header(name, 'something else')).toBe('[hidden]');
});

test('what is not secret is unchanged', () => {
  const url = 'http://127.0.0.1:4010/v1/files?after=file-1&limit=2';
  expect(hider.url(url)).toBe(url);
  expect(hider.header('x-request-id', 'req_1')).toBe('req_1');
  expect(hideSecrets('abc').text('abcdef')).toBe('abcdef');
  expect(hideSecrets(' ').text('Bearer ')).toBe('Bearer ');
  expect(hideSecrets(undefined).text('Bearer x')).toBe('Bearer x');
});

test('parameters with secrets are hidden in a URL', () => {
  const shown = hider.url('https://h/v1/files?api_key=k1&X-Amz-Signature=s1&limit=2');
  expect(shown).toBe('https://h/v1/files?api_key=[hidden]&X-Amz-Signature=[hidden]&limit=2');
});

test('a short key is hidden where it is the only content of a header or a field', () => {
  const short = hideSecrets('abc');
  expect(short.header('x-echo', 'Bearer abc')).toBe('[hidden]');
  expect(short.header('x-echo', 'abc')).toBe('[hidden]');
  expect(short.value({ a: ['abc', 'abcd'] })).toEqual({ a: ['[hidden]', 'abcd'] });
});
