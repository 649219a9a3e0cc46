import { expect, test } from 'vitest';
import { formatResults } from './format-results.js';

test('a violation is shown with the bytes that prove it, and a client that was not run with the reason', () => {
  const page = formatResults([
    {
      name: 'one',
      title: 'One 1.0',
      requests: 3,
      errors: [],
      conduct: [
        {
          scenario: '503',
          requirement: 'client.scenario.retried',
          request: 'GET /files',
          isObserved: false,
          expected: 'the same request again',
          actual: 'no further request of this kind',
        },
        {
          scenario: '503',
          requirement: 'client.scenario.retry',
          request: 'POST /files',
          isObserved: true,
          expected: '',
          actual: 'not sent again',
        },
      ],
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
  expect(page).toContain(
    '| One 1.0 | 3 | client.form.missing | client.scenario.retried (503), client.scenario.retry, observed (503) |',
  );
  expect(page).toContain('| Two 2.0 | 0 | not run: npm ended with 1: not found |  |');
  expect(page).toContain(
    '- `503`, client.scenario.retried: `GET /files`, expected the same request again, actual no further request of this kind\n',
  );
  expect(page).toContain(
    'part data: expected present, actual absent\n\nPOST /v1/uploads/1/parts HTTP/1.1\n\n--b--\n\\xff\n```',
  );
});
