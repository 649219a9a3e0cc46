import { describe, expect, test } from 'vitest';
import { compareRequest } from './compare-request.js';
import type { RecordedRequest } from './recorded-request.js';
import type { ExpectedRequest } from './wire-case.js';

const given = { key: 'sk-1', lengthKnown: true };

const wantedForm: ExpectedRequest = {
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
  faults: [],
};

function withHeader(name: string, value: string | undefined): RecordedRequest['headers'] {
  const others = form.headers.filter(([key]) => key.toLowerCase() !== name);
  return value === undefined ? others : [...others, [name, value]];
}

describe('a form', () => {
  test('that is as wanted has no difference, whatever its boundary', () => {
    expect(compareRequest(wantedForm, form, given)).toEqual([]);
    const quoted = 'multipart/form-data; boundary="b1"';
    const headers = withHeader('content-type', quoted);
    expect(compareRequest(wantedForm, { ...form, headers }, given)).toEqual([]);
  });

  const spoiled: readonly (readonly [Partial<RecordedRequest>, readonly string[]])[] = [
    [{ method: 'PUT' }, ['method: wanted "POST", got "PUT"']],
    [{ target: '/v1/files/' }, ['target: wanted "/v1/files", got "/v1/files/"']],
    [{ faults: ['1 bytes after the end'] }, ['1 bytes after the end']],
    [
      { headers: withHeader('authorization', 'Bearer sk-2') },
      ['header authorization: wanted "Bearer sk-1", got "Bearer sk-2"'],
    ],
    [
      { headers: withHeader('authorization', undefined) },
      ['header authorization: wanted once, got none'],
    ],
    [
      { headers: [...form.headers, ['authorization', 'Bearer sk-1']] },
      ['header authorization: wanted once, got 2'],
    ],
    [{ headers: withHeader('cookie', 'a=b') }, ['header cookie: wanted none, got "a=b"']],
    [
      { headers: withHeader('content-length', undefined) },
      ['framing: wanted one of content-length and transfer-encoding, got none'],
    ],
    [
      { headers: withHeader('transfer-encoding', 'chunked') },
      ['framing: wanted one of content-length and transfer-encoding, got 2'],
    ],
    [
      { body: Buffer.from(formBody.replace('{b', '{c')) },
      [
        'body: byte 9, line 3: wanted "boundary}\\r\\n--b1--\\r\\n", got "coundary}\\r\\n--b1--\\r\\n" (28 and 28 bytes)',
      ],
    ],
    [
      { body: Buffer.from(formBody.slice(0, -2)) },
      ['body: byte 26, line 4: wanted "\\r\\n", got the end (28 and 26 bytes)'],
    ],
    [
      { body: Buffer.from(`${formBody}x`) },
      ['body: byte 28, line 5: wanted the end, got "x" (28 and 29 bytes)'],
    ],
    [
      { body: Buffer.from('--b1--\r\n') },
      [
        'body: byte 4, line 1: wanted "\\r\\n\\r\\n{boundary}\\r\\n--b1--\\r\\n", got "--\\r\\n" (28 and 8 bytes)',
      ],
    ],
    [
      { headers: withHeader('content-type', 'multipart/form-data; boundary=b2') },
      [
        'body: byte 3, line 1: wanted "2\\r\\n\\r\\n{boundary}\\r\\n--b2--\\r\\n", got "1\\r\\n\\r\\n{boundary}\\r\\n--b1--\\r\\n" (28 and 28 bytes)',
      ],
    ],
    [
      { headers: withHeader('content-type', 'multipart/form-data') },
      [
        'header content-type: wanted "multipart/form-data; boundary={boundary}", got "multipart/form-data"',
        'header content-type: wanted multipart/form-data with a boundary, got "multipart/form-data"',
      ],
    ],
    [
      { headers: withHeader('content-type', 'multipart/form-data; boundary=a b') },
      [
        'header content-type: the boundary holds characters that need quotes, got "multipart/form-data; boundary=a b"',
      ],
    ],
    [
      { headers: withHeader('content-type', `multipart/form-data; boundary=${'b'.repeat(71)}`) },
      [
        `header content-type: wanted a boundary of 1 to 70 characters that RFC 2046 allows, got "multipart/form-data; boundary=${'b'.repeat(71)}"`,
      ],
    ],
  ];
  test.each(spoiled)('with %o is told', (change, want) => {
    expect(compareRequest(wantedForm, { ...form, ...change }, given)).toEqual(want);
  });

  test('may be chunked where nobody knows its length, and only there', () => {
    const others = withHeader('content-length', undefined);
    const chunked = { ...form, headers: [...others, ['Transfer-Encoding', 'chunked'] as const] };
    expect(compareRequest(wantedForm, chunked, { ...given, lengthKnown: false })).toEqual([]);
    expect(compareRequest(wantedForm, chunked, given)).toEqual([
      'framing: wanted a content-length, since the length is known, got transfer-encoding',
    ]);
  });
});

describe('a request', () => {
  const bare: RecordedRequest = { ...form, headers: [], body: Buffer.of() };
  const wanted: ExpectedRequest = { ...wantedForm, headers: {}, body: { kind: 'none' } };
  test.each<readonly [Partial<RecordedRequest>, readonly string[]]>([
    [{}, []],
    [{ headers: [['Content-Length', '0']] }, []],
    [{ headers: [['Content-Length', '2']] }, ['framing: wanted no body, got "2"']],
    [{ headers: [['Transfer-Encoding', 'chunked']] }, ['framing: wanted no body, got "chunked"']],
    [
      { body: Buffer.from('{}') },
      ['body: byte 0, line 1: wanted the end, got "{}" (0 and 2 bytes)'],
    ],
  ])('without a body, sent with %o, is judged', (change, want) => {
    expect(compareRequest(wanted, { ...bare, ...change }, given)).toEqual(want);
  });

  test.each([
    { sent: '{"a":"ü"}', want: [] },
    {
      sent: '{"a": "ü"}',
      want: ['body: byte 5, line 1: wanted "\\"Ã¼\\"}", got " \\"Ã¼\\"}" (10 and 11 bytes)'],
    },
    {
      sent: '{"a":"\\u00fc"}',
      want: ['body: byte 6, line 1: wanted "Ã¼\\"}", got "\\\\u00fc\\"}" (10 and 14 bytes)'],
    },
  ])('with the JSON text $sent is judged byte for byte', ({ sent, want }) => {
    const json: ExpectedRequest = { ...wanted, body: { kind: 'json', text: '{"a":"ü"}' } };
    const body = Buffer.from(sent);
    const headers = [['content-length', String(body.length)]] as const;
    expect(compareRequest(json, { ...bare, headers, body }, given)).toEqual(want);
  });
});
