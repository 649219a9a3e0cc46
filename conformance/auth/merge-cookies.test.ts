import { expect, test } from 'vitest';
import { addCredentials } from './add-credentials.js';
import { wrongKey, type Credential } from './credential.js';

const key: Credential = { in: 'cookie', name: 'sid', value: '$KEY', wrong: wrongKey };

test.each<[string, string | undefined, 'right' | 'wrong', string]>([
  ['is sent beside other cookies', 'theme=dark', 'right', 'theme=dark; sid=$KEY'],
  ['gives way to a session of the case', 'sid=live', 'right', 'sid=live'],
  ['that is wrong stands for any other', 'sid=live; a=1', 'wrong', `a=1; sid=${wrongKey}`],
  ['may be alone', undefined, 'right', 'sid=$KEY'],
])('a key in a cookie %s', (_, cookie, auth, expected) => {
  const headers = cookie === undefined ? {} : { cookie };
  expect(addCredentials({ path: '/', headers }, [key], auth).headers).toEqual({ cookie: expected });
});
