import { expect, test } from 'vitest';
import { takeSecrets, type RequestSecrets } from './take-secrets.js';

const environment = { TEAM_KEY: 'key-of-the-team', TWO: 'second', LINES: 'a\nb', EMPTY: '' };

test.each<[string, RequestSecrets, Partial<ReturnType<typeof takeSecrets>>]>([
  [
    'what is no secret stays',
    { headers: { 'x-team': 'blue', 'x-price': '$5' }, query: { 'api-version': '2024-10-21' } },
    {
      headers: { 'x-team': 'blue', 'x-price': '$5' },
      query: { 'api-version': '2024-10-21' },
      secrets: {},
    },
  ],
  [
    'a variable stands under its name',
    { headers: { 'x-team': 'team $TEAM_KEY, $TWO' }, query: { t: '$TWO' } },
    {
      headers: { 'x-team': 'team $TEAM_KEY, $TWO' },
      query: { t: '$TWO' },
      secrets: { TEAM_KEY: 'key-of-the-team', TWO: 'second' },
    },
  ],
  [
    'what stands under a telling name becomes a variable',
    {
      headers: { 'x-portkey-api-key': 'pk 1', Cookie: 'a=b', 'x-keyboard': 'qwerty' },
      query: { sig: 'a+b', subscription_key: 's' },
    },
    {
      headers: {
        'x-portkey-api-key': '$HEADER_X_PORTKEY_API_KEY',
        Cookie: '$HEADER_COOKIE',
        'x-keyboard': 'qwerty',
      },
      query: { sig: '$QUERY_SIG', subscription_key: '$QUERY_SUBSCRIPTION_KEY' },
      secrets: {
        HEADER_X_PORTKEY_API_KEY: 'pk 1',
        HEADER_COOKIE: 'a=b',
        QUERY_SIG: 'a%2Bb',
        QUERY_SUBSCRIPTION_KEY: 's',
      },
    },
  ],
  [
    'a variable that is not set, or can not be sent, is told with its place',
    { headers: { 'x-team': '$NONE', 'x-lines': '$LINES' }, query: { a: '$EMPTY' } },
    {
      secrets: {},
      unusable: [
        { variable: 'NONE', problem: 'is not set', path: ['headers', 'x-team'] },
        {
          variable: 'LINES',
          problem: 'contains a character that a request cannot contain there',
          path: ['headers', 'x-lines'],
        },
        { variable: 'EMPTY', problem: 'is not set', path: ['query', 'a'] },
      ],
    },
  ],
])('%s', (_, given, want) => {
  expect(takeSecrets(given, environment)).toMatchObject(want);
});
