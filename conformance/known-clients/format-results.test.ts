import { expect, test } from 'vitest';
import { formatResults } from './format-results.js';

test('a violation is shown with the bytes that prove it, and a client that was not run with the reason', () => {
  const page = formatResults([
    {
      name: 'one',
      title: 'One 1.0',
      requests: 3,
      errors: [],
      conduct: [],
      violations: [
        {
          requirement: 'client.form.missing',
          task: 'addUploadPart: a part',
          location: 'part data',
          expected: 'present',
          actual: 'absent',
          bytes: 'POST /v1/uploads/1/parts HTTP/1.1\r\n\r\n--b--\r\n\xff',
        },
      ],
    },
    {
      name: 'two',
      title: 'Two 2.0',
      requests: 0,
      errors: [],
      conduct: [],
      violations: [],
      notRun: 'npm ended with 1:\nnot found',
    },
  ]);
  expect(page).toContain('| One 1.0 | 3 | client.form.missing |');
  expect(page).toContain('| Two 2.0 | 0 | not run: npm ended with 1: not found |');
  expect(page).toContain(
    'part data: expected present, actual absent\n\nPOST /v1/uploads/1/parts HTTP/1.1\n\n--b--\n\\xff\n```',
  );
});
