import { describe, expect, test } from 'vitest';
import { escapeToken, formatPointer, parsePointer, pointerTo, valueAt } from './json-pointer.js';

/** The document of RFC 6901, section 5, and its pointers. */
const document = {
  foo: ['bar', 'baz'],
  '': 0,
  'a/b': 1,
  'c%d': 2,
  'e^f': 3,
  'g|h': 4,
  'i\\j': 5,
  'k"l': 6,
  ' ': 7,
  'm~n': 8,
};

describe('the examples of RFC 6901', () => {
  test.each([
    { pointer: '', tokens: [], value: document },
    { pointer: '/foo', tokens: ['foo'], value: ['bar', 'baz'] },
    { pointer: '/foo/0', tokens: ['foo', '0'], value: 'bar' },
    { pointer: '/', tokens: [''], value: 0 },
    { pointer: '/a~1b', tokens: ['a/b'], value: 1 },
    { pointer: '/c%d', tokens: ['c%d'], value: 2 },
    { pointer: '/e^f', tokens: ['e^f'], value: 3 },
    { pointer: '/g|h', tokens: ['g|h'], value: 4 },
    { pointer: '/i\\j', tokens: ['i\\j'], value: 5 },
    { pointer: '/k"l', tokens: ['k"l'], value: 6 },
    { pointer: '/ ', tokens: [' '], value: 7 },
    { pointer: '/m~0n', tokens: ['m~n'], value: 8 },
  ])('"$pointer" as a string (section 5)', ({ pointer, tokens, value }) => {
    expect(parsePointer(pointer)).toEqual(tokens);
    expect(formatPointer(tokens)).toBe(pointer);
    expect(valueAt(document, pointer)).toEqual(value);
  });

  test.each([
    { pointer: '#', value: document },
    { pointer: '#/foo', value: ['bar', 'baz'] },
    { pointer: '#/foo/0', value: 'bar' },
    { pointer: '#/', value: 0 },
    { pointer: '#/a~1b', value: 1 },
    { pointer: '#/c%25d', value: 2 },
    { pointer: '#/e%5Ef', value: 3 },
    { pointer: '#/g%7Ch', value: 4 },
    { pointer: '#/i%5Cj', value: 5 },
    { pointer: '#/k%22l', value: 6 },
    { pointer: '#/%20', value: 7 },
    { pointer: '#/m~0n', value: 8 },
  ])('$pointer as a URI fragment (section 6)', ({ pointer, value }) => {
    expect(valueAt(document, pointer)).toEqual(value);
  });
});

describe('escapes are undone in the order of the standard', () => {
  test.each([
    { pointer: '/~01', tokens: ['~1'] },
    { pointer: '/~10', tokens: ['/0'] },
    { pointer: '/~001', tokens: ['~01'] },
    { pointer: '#/%7E1', tokens: ['/'] },
    { pointer: '#/a%2Fb', tokens: ['a', 'b'] },
    { pointer: '#/%2541', tokens: ['%41'] },
    { pointer: '/%7E1', tokens: ['%7E1'] },
    { pointer: '/a~/~2', tokens: ['a~', '~2'] },
    { pointer: '#/100%', tokens: ['100%'] },
  ])('$pointer', ({ pointer, tokens }) => {
    expect(parsePointer(pointer)).toEqual(tokens);
  });

  test('a tilde is escaped before a slash', () => {
    expect(escapeToken('~/~1')).toBe('~0~1~01');
  });

  test('an added token is escaped, and may be a number', () => {
    expect([pointerTo('', 'a/b'), pointerTo('/list', 3)]).toEqual(['/a~1b', '/list/3']);
  });
});

describe('a pointer to a missing value returns undefined', () => {
  test.each([
    '/none',
    '/foo/2',
    '/foo/-',
    '/foo/',
    '/foo/00',
    '/foo/1e0',
    '/foo/length',
    '/foo/0/x',
    '/foo/0/length',
    '/constructor',
    '/__proto__',
    'foo',
    '#foo',
    'other.yaml#/foo',
  ])('%s', (pointer) => {
    expect(valueAt(document, pointer)).toBeUndefined();
  });

  test.each(['foo', '#foo', 'other.yaml#/foo'])('%s is not a pointer at all', (text) => {
    expect(() => parsePointer(text)).toThrow(new RangeError(`not a JSON pointer: ${text}`));
  });
});
