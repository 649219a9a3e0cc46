import { expect, test } from 'vitest';
import type { Received } from '../replay/received.js';
import { foreignResponse, isWebPage } from './foreign-response.js';

const url = 'http://127.0.0.1:8080/v1/pets?limit=1';

function receive(status: number, headers: Received['headers'] = {}, text = ''): Received {
  return { status, headers, bytes: Buffer.from(text), cut: false };
}

test.each([
  ['404', receive(404), 'missing'],
  ['405', receive(405), 'missing'],
  ['an HTML page', receive(200, { 'content-type': 'text/html' }, '<!DOCTYPE html>'), 'web-page'],
  ['a redirect to a page', receive(302, { location: '/login' }), 'redirect'],
  ['a redirect to TLS', receive(301, { location: 'https://127.0.0.1/v1/pets' }), 'redirect'],
])('%s may be of something else', (_, received, kind) => {
  expect(foreignResponse(received, url)?.kind).toBe(kind);
});

test.each([
  ['200 with JSON', receive(200, { 'content-type': 'application/json' }, '[]')],
  ['200 with text that has the type of HTML', receive(200, { 'content-type': 'text/html' }, 'ok')],
  ['500 with an HTML page', receive(500, { 'content-type': 'text/html' }, '<html>')],
  ['400', receive(400)],
  ['501', receive(501)],
  ['a redirect to the same path with a slash', receive(307, { location: '/v1/pets/' })],
  ['a redirect without a location', receive(302)],
])('%s is of the API', (_, received) => {
  expect(foreignResponse(received, url)).toBeUndefined();
});

test.each([
  [{ 'content-type': 'text/html; charset=utf-8' }, '\n<div>', true],
  [{ 'content-type': 'application/xhtml+xml' }, '<?xml version="1.0"?><html>', true],
  [{}, '\ufeff<html lang="en">', true],
  [{ 'content-type': 'text/html' }, '{"ok": true}', false],
  [{ 'content-type': 'application/xml' }, '<error/>', false],
])('a body with the headers %o that begins with %o is a web page: %s', (headers, text, is) => {
  expect(isWebPage(receive(200, headers, text))).toBe(is);
});
