import { expect, test } from 'vitest';
import { headerValue, pathSegment, queryPairs } from './serialize-parameter.js';

const list = ['blue', 'black'];
const object = { R: 100, G: 200 };

// The table of OpenAPI 3.1.1, section 4.8.12.5, with two items each.
test.each([
  ['matrix', false, 'blue', ';color=blue'],
  ['matrix', false, list, ';color=blue,black'],
  ['matrix', false, object, ';color=R,100,G,200'],
  ['matrix', true, list, ';color=blue;color=black'],
  ['matrix', true, object, ';R=100;G=200'],
  ['label', false, 'blue', '.blue'],
  ['label', false, list, '.blue,black'],
  ['label', true, list, '.blue.black'],
  ['label', true, object, '.R=100.G=200'],
  ['simple', false, list, 'blue,black'],
  ['simple', false, object, 'R,100,G,200'],
  ['simple', true, list, 'blue,black'],
  ['simple', true, object, 'R=100,G=200'],
  ['simple', false, 'a/b c', 'a%2Fb%20c'],
  ['simple', false, 7, '7'],
])('in a path, %s (explode %s) writes %j as %s', (style, explode, value, expected) => {
  expect(pathSegment({ name: 'color', style, explode }, value)).toBe(expected);
});

test.each([
  ['form', true, 'blue', 'color=blue'],
  ['form', false, list, 'color=blue,black'],
  ['form', true, list, 'color=blue&color=black'],
  ['form', false, object, 'color=R,100,G,200'],
  ['form', true, object, 'R=100&G=200'],
  ['spaceDelimited', false, list, 'color=blue%20black'],
  ['pipeDelimited', false, list, 'color=blue%7Cblack'],
  ['deepObject', true, object, 'color%5BR%5D=100&color%5BG%5D=200'],
  ['form', true, 'ä&=', 'color=%C3%A4%26%3D'],
  ['form', true, true, 'color=true'],
])('in a query, %s (explode %s) writes %j as %s', (style, explode, value, expected) => {
  const pairs = queryPairs({ name: 'color', style, explode }, value);
  expect(pairs.map((pair) => pair.join('=')).join('&')).toBe(expected);
});

test.each([
  [false, list, 'blue,black'],
  [true, object, 'R=100,G=200'],
  [false, 'a b', 'a b'],
])('in a header (explode %s) writes %j as %s', (explode, value, expected) => {
  expect(headerValue({ explode }, value)).toBe(expected);
});
