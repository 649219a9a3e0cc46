import { chunked, write, type Header, type Writing } from './written-request.js';
import type { RequestLocation } from '../../difference/location.js';
import type { ClientRuleId } from '../../client/client-rules.js';
import type { Mutate, Mutation } from './mutant.js';
import { authorization, written, type RightRequest } from './right-requests.js';

const framing = { kind: 'request', aspect: 'framing' } as const;
const inHeader = (name: string): RequestLocation => ({ kind: 'request-header', name });

/** What breaks the grammar of HTTP/1.1, and bodies that end elsewhere than their headers say. */
export const mutateFraming: Mutate = (right) => [
  ...heads(right),
  ...hosts(right),
  ...expectations(right),
  ...lengths(right),
  ...chunks(right),
];

function heads(right: RightRequest): readonly Mutation[] {
  const mended = write(written(right));
  const [, length = ''] = /^([^]*?\r\n)\r\n/.exec(mended) ?? [];
  const with_ = (line: string): string => `${length}${line}\r\n${mended.slice(length.length)}`;
  const own = `Authorization: ${authorization[1]}`;
  return [
    [
      'header lines that end with LF alone',
      length.replaceAll('\r\n', '\n') + mended.slice(length.length),
    ],
    ['a header over two lines', mended.replace('Bearer ', 'Bearer\r\n ')],
    ['a space before the colon of a header', mended.replace(own, own.replace(':', ' :'))],
    ['a header without a colon', with_('Note')],
    ['a header without a name', with_(': 1')],
    ['a space in the name of a header', with_('My Note: 1')],
    ['a null byte in a header', with_('Note: a\0b')],
    ['a carriage return in a header', with_('Note: a\rb')],
    ['no version', mended.replace(' HTTP/1.1', '')],
    ['a version in lower case', mended.replace(' HTTP/1.1', ' http/1.1')],
    ['an unknown version', mended.replace(' HTTP/1.1', ' HTTP/9.9')],
    ['a tab in the first line', mended.replace(' ', '\t')],
  ].map(([kind = '', wrong = '']) => ({
    kind,
    requirement: 'client.framing',
    location: framing,
    wrong,
    mended,
  }));
}

function hosts(right: RightRequest): readonly Mutation[] {
  const host: Header = ['Host', 'localhost'];
  const wrong: readonly (readonly [kind: string, host: readonly Header[]])[] = [
    ['no Host', []],
    ['Host twice', [host, host]],
    ['a URL as Host', [['Host', 'http://localhost/v1']]],
  ];
  return wrong.map(([kind, sent]) => ({
    kind,
    requirement: 'client.framing',
    location: inHeader('host'),
    wrong: write(written(right), { host: sent }),
    mended: write(written(right)),
  }));
}

function expectations(right: RightRequest): readonly Mutation[] {
  const request = written(right);
  const expecting = (value: string): string =>
    write({ ...request, headers: [...request.headers, ['Expect', value]] });
  const isEmpty = request.body === undefined;
  return [
    {
      kind: 'an expectation that is not registered',
      requirement: 'client.framing',
      location: inHeader('expect'),
      wrong: expecting('a miracle'),
      mended: isEmpty ? write(request) : expecting('100-continue'),
    },
    ...(isEmpty
      ? [
          {
            kind: 'an expectation of 100-continue without a body',
            requirement: 'client.framing' as const,
            location: inHeader('expect'),
            wrong: expecting('100-continue'),
            mended: write(request),
          },
        ]
      : []),
  ];
}

interface Framed {
  readonly kind: string;
  readonly writing: Writing;
  readonly location?: RequestLocation;
  readonly requirement?: ClientRuleId;
  readonly closes?: boolean;
}

function lengths(right: RightRequest): readonly Mutation[] {
  const request = written(right);
  const { body } = request;
  if (body === undefined) return [];
  const { length } = body;
  const as = (...values: readonly string[]): readonly Header[] =>
    values.map((value): Header => ['Content-Length', value]);
  const atLength = inHeader('content-length');
  const wrong: readonly Framed[] = [
    {
      kind: 'a Content-Length that is ten bytes too long',
      writing: { framing: as(String(length + 10)) },
      requirement: 'client.framing.length',
      closes: true,
    },
    {
      kind: 'a Content-Length of a file that was not sent',
      writing: { framing: as(String(length + 5_000_000)) },
      requirement: 'client.framing.length',
      closes: true,
    },
    {
      kind: 'two different Content-Lengths',
      writing: { framing: as(String(length), String(length + 1)) },
    },
    { kind: 'a negative Content-Length', writing: { framing: as('-1') } },
    { kind: 'a Content-Length of words', writing: { framing: as('all') } },
    { kind: 'a Content-Length with a unit', writing: { framing: as(`${length} bytes`) } },
    {
      kind: 'Content-Length beside Transfer-Encoding',
      writing: {
        framing: [...as(String(length)), ['Transfer-Encoding', 'chunked']],
        sent: chunked(body),
      },
    },
  ];
  const tooShort = right.json === undefined ? [] : [shorter(request.body ?? '', as)];
  return [...wrong, ...tooShort].map((each) => framed(right, each, atLength));
}

/** The rest of the body is read as the next request. */
function shorter(body: string, as: (value: string) => readonly Header[]): Framed {
  return {
    kind: 'a Content-Length without the line break that follows the body',
    writing: { framing: as(String(body.length)), sent: `${body}}}`, connection: 'keep-alive' },
    requirement: 'client.framing.length',
    closes: true,
  };
}

function chunks(right: RightRequest): readonly Mutation[] {
  const { body } = written(right);
  if (body === undefined) return [];
  const hex = body.length.toString(16);
  const coding: readonly Header[] = [['Transfer-Encoding', 'chunked']];
  const sent: readonly (readonly [kind: string, sent: string])[] = [
    [
      'a chunk that is longer than its size',
      `${(body.length - 1).toString(16)}\r\n${body}\r\n0\r\n\r\n`,
    ],
    ['a size of a chunk that is not hexadecimal', `size\r\n${body}\r\n0\r\n\r\n`],
    ['a size of a chunk with a prefix', `0x${hex}\r\n${body}\r\n0\r\n\r\n`],
    ['a chunk without a line break behind it', `${hex}\r\n${body}0\r\n\r\n`],
    ['no last chunk', `${hex}\r\n${body}\r\n`],
    ['a body that is not in chunks', body],
  ];
  const codings: readonly (readonly [kind: string, coding: string])[] = [
    ['a transfer coding that is not chunked', 'gzip'],
    ['chunked before another transfer coding', 'chunked, gzip'],
  ];
  return [
    ...sent.map(([kind, text]) => ({
      kind,
      writing: { framing: coding, sent: text },
      closes: true,
    })),
    ...codings.map(([kind, value]) => ({
      kind,
      writing: { framing: [['Transfer-Encoding', value] as const], sent: chunked(body) },
      closes: true,
    })),
  ].map((each) => framed(right, each, inHeader('transfer-encoding')));
}

function framed(right: RightRequest, each: Framed, defaultLocation: RequestLocation): Mutation {
  const {
    kind,
    writing,
    location = defaultLocation,
    requirement = 'client.framing',
    closes,
  } = each;
  const isChunked = location.kind === 'request-header' && location.name === 'transfer-encoding';
  const request = written(right);
  return {
    kind,
    requirement,
    location,
    wrong: write(request, writing),
    mended: isChunked
      ? write(request, {
          framing: [['Transfer-Encoding', 'chunked']],
          sent: chunked(request.body ?? ''),
        })
      : write(request),
    ...(closes === true && { closes }),
  };
}
