import { expect, test } from 'vitest';
import { requestPath } from './request-path.js';

test.each([
  { given: '/uploads/{upload_id}/parts', want: '/uploads/{upload_id}/parts' },
  { given: '/boats/{id}#mast', want: '/boats/{id}%23mast' },
  { given: '/boats?beta=true', want: '/boats?beta=true' },
  { given: '/a b/ü/"', want: '/a%20b/%C3%BC/%22' },
  { given: '/a%20b/50%', want: '/a%20b/50%25' },
  { given: '/boats/{sail #}', want: '/boats/{sail #}' },
  { given: "/boats/@me;v=1/(a,b)!$&'*+~", want: "/boats/@me;v=1/(a,b)!$&'*+~" },
])('$given is sent as $want', ({ given, want }) => {
  expect(requestPath(given)).toBe(want);
});
