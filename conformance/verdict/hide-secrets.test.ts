import { expect, test } from 'vitest';
import { hideSecrets } from './hide-secrets.js';

const key = 'sk-secret-key';

test.each([
  [`the key ${key} is wrong, ${key}`, 'the key $OPENAI_API_KEY is wrong, $OPENAI_API_KEY'],
  ['cut in the key: sk-secr…', 'cut in the key: $OPENAI_API_KEY…'],
  ['nothing to hide', 'nothing to hide'],
])('in %j the key is hidden', (given, want) => {
  expect(hideSecrets({ a: [{ b: given, c: 1 }] }, { OPENAI_API_KEY: key })).toEqual({
    a: [{ b: want, c: 1 }],
  });
});

test('a key that may be part of a word is left', () => {
  expect(hideSecrets('a test', { OPENAI_API_KEY: 'test' })).toBe('a test');
});

test.each([
  ['user YWRhOnNrLXNlY3JldC1rZXk= is unknown', 'user $(basic) is unknown'],
  ['the password sk-secret-key is wrong', 'the password ${KEY#*:} is wrong'],
  ['ada%3Ask-secret-key', '$KEY'],
])(
  'a server that repeats credentials in another spelling shows them nowhere: %s',
  (text, shown) => {
    const secrets = {
      KEY: 'ada:sk-secret-key',
      '{KEY#*:}': 'sk-secret-key',
      '(basic)': 'YWRhOnNrLXNlY3JldC1rZXk=',
    };
    expect(hideSecrets(text, secrets)).toBe(shown);
  },
);
