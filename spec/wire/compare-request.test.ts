import { describe, expect, test } from 'vitest';
import { compareRequest } from './compare-request.js';
import type { RecordedRequest } from './recorded-request.js';
import type { ExpectedRequest } from './wire-case.js';

const given = { key: 'sk-1', lengthKnown: true };

const expectedMultipart: ExpectedRequest = {
  method: 'POST',
  target: '/v1/files',
  headers: {
    authorization: 'Bearer {key}',
    'content-type': 'multipart/form-data; boundary={boundary}',
  },
  absent: ['cookie'],
  body: {
    kind: 'multipart',
    bytes: ['--{boundary}\r\n\r\n', { utf8: '{boundary}' }, '\r\n--{boundary}--\r\n'],
  },
};
const formBody = '--b1\r\n\r\n{boundary}\r\n--b1--\r\n';
const form: RecordedRequest = {
  method: 'POST',
  target: '/v1/files',
  headers: [
    ['Host', 'h'],
    ['Authorization', 'Bearer sk-1'],
    ['Content-Type', 'multipart/form-data; boundary=b1'],
    ['Content-Length', '28'],
  ],
  body: Buffer.from(formBody),
  violations: [],
};

function withHeader(name: string, value: string | undefined): RecordedRequest['headers'] {
  const others = form.headers.filter(([key]) => key.toLowerCase() !== name);
  return value === undefined ? others : [...others, [name, value]];
}

describe('a multipart body', () => {
  test('that is as expected has no difference, with any boundary', () => {
    expect(compareRequest(expectedMultipart, form, given)).toEqual([]);
    const quoted = 'multipart/form-data; boundary="b1"';
    const headers = withHeader('content-type', quoted);
    expect(compareRequest(expectedMultipart, { ...form, headers }, given)).toEqual([]);
  });

  const modified: readonly (readonly [Partial<RecordedRequest>, readonly string[]])[] = [
    [{ method: 'PUT' }, ['method: expected "POST", actual "PUT"']],
    [{ target: '/v1/files/' }, ['target: expected "/v1/files", actual "/v1/files/"']],
    [{ violations: ['1 bytes after the end'] }, ['1 bytes after the end']],
    [
      { headers: withHeader('authorization', 'Bearer sk-2') },
      ['header authorization: expected "Bearer sk-1", actual "Bearer sk-2"'],
    ],
    [
      { headers: withHeader('authorization', undefined) },
      ['header authorization: expected once, actual none'],
    ],
    [
      { headers: [...form.headers, ['authorization', 'Bearer sk-1']] },
      ['header authorization: expected once, actual 2'],
    ],
    [{ headers: withHeader('cookie', 'a=b') }, ['header cookie: expected none, actual "a=b"']],
    [
      { headers: withHeader('content-length', undefined) },
      ['framing: expected one of content-length and transfer-encoding, actual none'],
    ],
    [
      { headers: withHeader('transfer-encoding', 'chunked') },
      ['framing: expected one of content-length and transfer-encoding, actual 2'],
    ],
    [
      { body: Buffer.from(formBody.replace('{b', '{c')) },
      [
        'body: byte 9, line 3: expected "boundary}\\r\\n--b1--\\r\\n", actual "coundary}\\r\\n--b1--\\r\\n" (28 and 28 bytes)',
      ],
    ],
    [
      { body: Buffer.from(formBody.slice(0, -2)) },
      ['body: byte 26, line 4: expected "\\r\\n", actual the end (28 and 26 bytes)'],
    ],
    [
      { body: Buffer.from(`${formBody}x`) },
      ['body: byte 28, line 5: expected the end, actual "x" (28 and 29 bytes)'],
    ],
    [
      { body: Buffer.from('--b1--\r\n') },
      [
        'body: byte 4, line 1: expected "\\r\\n\\r\\n{boundary}\\r\\n--b1--\\r\\n", actual "--\\r\\n" (28 and 8 bytes)',
      ],
    ],
    [
      { headers: withHeader('content-type', 'multipart/form-data; boundary=b2') },
      [
        'body: byte 3, line 1: expected "2\\r\\n\\r\\n{boundary}\\r\\n--b2--\\r\\n", actual "1\\r\\n\\r\\n{boundary}\\r\\n--b1--\\r\\n" (28 and 28 bytes)',
      ],
    ],
    [
      { headers: withHeader('content-type', 'multipart/form-data') },
      [
        'header content-type: expected "multipart/form-data; boundary={boundary}", actual "multipart/form-data"',
        'header content-type: expected multipart/form-data with a boundary, actual "multipart/form-data"',
      ],
    ],
    [
      { headers: withHeader('content-type', 'multipart/form-data; boundary=a b') },
      [
        'header content-type: the boundary has characters that require quotes, actual "multipart/form-data; boundary=a b"',
      ],
    ],
    [
      { headers: withHeader('content-type', `multipart/form-data; boundary=${'b'.repeat(71)}`) },
      [
        `header content-type: expected a boundary of 1 to 70 characters that RFC 2046 allows, actual "multipart/form-data; boundary=${'b'.repeat(71)}"`,
      ],
    ],
  ];
  test.each(modified)('with %o is reported', (change, want) => {
    expect(compareRequest(expectedMultipart, { ...form, ...change }, given)).toEqual(want);
  });

  test('may be chunked only if its length is not known', () => {
    const others = withHeader('content-length', undefined);
    const chunked = { ...form, headers: [...others, ['Transfer-Encoding', 'chunked'] as const] };
    expect(compareRequest(expectedMultipart, chunked, { ...given, lengthKnown: false })).toEqual(
      [],
    );
    expect(compareRequest(expectedMultipart, chunked, given)).toEqual([
      'framing: expected content-length because the length is known, actual transfer-encoding',
    ]);
  });
});

describe('a request', () => {
  const bare: RecordedRequest = { ...form, headers: [], body: Buffer.of() };
  const expected: ExpectedRequest = { ...expectedMultipart, headers: {}, body: { kind: 'none' } };
  test.each<readonly [Partial<RecordedRequest>, readonly string[]]>([
    [{}, []],
    [{ headers: [['Content-Length', '0']] }, []],
    [{ headers: [['Content-Length', '2']] }, ['framing: expected no body, actual "2"']],
    [
      { headers: [['Transfer-Encoding', 'chunked']] },
      ['framing: expected no body, actual "chunked"'],
    ],
    [
      { body: Buffer.from('{}') },
      ['body: byte 0, line 1: expected the end, actual "{}" (0 and 2 bytes)'],
    ],
  ])('without a body, sent with %o, is compared', (change, want) => {
    expect(compareRequest(expected, { ...bare, ...change }, given)).toEqual(want);
  });

  test.each([
    { sent: '{"a":"ü"}', want: [] },
    {
      sent: '{"a": "ü"}',
      want: ['body: byte 5, line 1: expected "\\"Ã¼\\"}", actual " \\"Ã¼\\"}" (10 and 11 bytes)'],
    },
    {
      sent: '{"a":"\\u00fc"}',
      want: ['body: byte 6, line 1: expected "Ã¼\\"}", actual "\\\\u00fc\\"}" (10 and 14 bytes)'],
    },
  ])('with the JSON body $sent is compared byte for byte', ({ sent, want }) => {
    const json: ExpectedRequest = { ...expected, body: { kind: 'json', text: '{"a":"ü"}' } };
    const body = Buffer.from(sent);
    const headers = [['content-length', String(body.length)]] as const;
    expect(compareRequest(json, { ...bare, headers, body }, given)).toEqual(want);
  });
});
