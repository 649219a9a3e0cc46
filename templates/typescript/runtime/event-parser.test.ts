// The streams of the HTML standard, section 9.2.6, and what its section 9.2.5 says about lines.
import { expect, test } from 'vitest';
import { EventParser } from './event-parser.js';

function parse(...pieces: readonly string[]): unknown[] {
  const parser = new EventParser('');
  return pieces.flatMap((piece) => [...parser.parse(piece)]);
}

test('lines of data are joined by line feeds', () => {
  expect(parse('data: YHOO\ndata: +2\ndata: 10\n\n')).toEqual([
    { event: 'message', data: 'YHOO\n+2\n10', id: '' },
  ]);
});

test('a comment is ignored, an id without a value resets the id, and one space is removed', () => {
  const stream =
    ': test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n';
  expect(parse(stream)).toEqual([
    { event: 'message', data: 'first event', id: '1' },
    { event: 'message', data: 'second event', id: '' },
    { event: 'message', data: ' third event', id: '' },
  ]);
});

test('data without a value is an empty line, and an incomplete event is discarded', () => {
  expect(parse('data\n\ndata\ndata\n\ndata:')).toEqual([
    { event: 'message', data: '', id: '' },
    { event: 'message', data: '\n', id: '' },
  ]);
});

test('the space after a colon is optional', () => {
  expect(parse('data:test\n\ndata: test\n\n')).toEqual([
    { event: 'message', data: 'test', id: '' },
    { event: 'message', data: 'test', id: '' },
  ]);
});

test('a type belongs to one event, also if that has no data; an id belongs to all that follow', () => {
  const stream = 'event: add\nid: 7\ndata: a\n\nevent: lost\nid: 8\n\ndata: b\n\n';
  expect(parse(stream)).toEqual([
    { event: 'add', data: 'a', id: '7' },
    { event: 'message', data: 'b', id: '8' },
  ]);
});

test('an id with a NULL, an unknown field and a field in another case are ignored', () => {
  expect(parse('id: 1\nid: 2\0\nData: x\nfoo: bar\ndata: y:z\n\n')).toEqual([
    { event: 'message', data: 'y:z', id: '1' },
  ]);
});

test.each([
  ['250', 250],
  ['0', 0],
  ['1e3', undefined],
  ['-5', undefined],
  ['', undefined],
  ['٣', undefined],
])('the retry %j is %j: only ASCII digits are a time', (text, expected) => {
  const parser = new EventParser('');
  const events = [...parser.parse(`retry: ${text}\ndata: x\n\n`)];
  expect([events.length, parser.retry]).toEqual([1, expected]);
});

const LINES = ['event: a', 'data: one', 'data: two', '', ': note', 'data: é€😀', '', ''];

test.each([
  ['LF', '\n'],
  ['CR', '\r'],
  ['CRLF', '\r\n'],
])(
  'lines that end with %s give the same events, whatever the size of the pieces',
  (_, lineBreak) => {
    const stream = LINES.join(lineBreak);
    for (let size = 1; size <= stream.length; size += 1) {
      const pieces = stream.match(new RegExp(`[^]{1,${String(size)}}`, 'g')) ?? [];
      expect(parse(...pieces)).toEqual([
        { event: 'a', data: 'one\ntwo', id: '' },
        { event: 'message', data: 'é€😀', id: '' },
      ]);
    }
  },
);

test('line breaks of different kinds may be mixed, and a CR is complete without what follows', () => {
  expect(parse('data: 1\r', '\n\rdata: 2\n\r\n', 'data: 3\r\r')).toEqual([
    { event: 'message', data: '1', id: '' },
    { event: 'message', data: '2', id: '' },
    { event: 'message', data: '3', id: '' },
  ]);
});

test('an event that does not end is too long from 16 Mi characters on', () => {
  const parser = new EventParser('');
  const line = `data: ${'x'.repeat(1024 * 1024)}\n`;
  for (let count = 0; count < 16; count += 1) expect([...parser.parse(line)]).toEqual([]);
  expect(parser.isTooLong).toBe(true);
});
