import { expect, test } from 'vitest';
import { setCookies } from './cookies.js';

test('cookies of several headers are read one by one, dates with a comma included', () => {
  const header = 'a=1; Path=/; Expires=Wed, 21 Oct 2037 07:28:00 GMT, b=x=y; HttpOnly,c=';
  expect([...setCookies(header)]).toEqual([
    ['a', '1'],
    ['b', 'x=y'],
    ['c', ''],
  ]);
});
