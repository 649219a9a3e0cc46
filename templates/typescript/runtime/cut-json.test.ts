import { expect, test } from 'vitest';
import { APIConnectionError } from './errors.js';
import { inTurn, json, type Responder } from './testing/capture-server.js';
import { clientOf, failure, serve } from './testing/serve.js';

/** Announces more bytes than it sends, and closes the connection. */
const broken: Responder = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"id":', () => response.destroy());
};

/** Sends a complete response whose JSON ends early. */
const cut: Responder = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"id": "f"');
};

test.each([
  { name: 'ends before its length', first: broken },
  { name: 'has JSON without an end', first: cut },
])('a successful response that $name is requested again', async ({ first }) => {
  const server = await serve(inTurn(first, json(200, { id: 'f' }, { 'x-request-id': 'req_2' })));
  const call = clientOf(server).files.create({
    purpose: 'batch',
    file: new File(['content'], 'f.txt'),
  });
  expect(await call).toEqual({ id: 'f' });
  expect(await call.withResponse()).toMatchObject({ data: { id: 'f' }, request_id: 'req_2' });
  expect(server.requests.map(({ headers }) => headers['x-sample-retries'])).toEqual(['0', '1']);
  expect(server.requests[1]?.body).toHaveLength(server.requests[0]?.body.length ?? 0);
});

test('a page that ends early is requested again', async () => {
  const page = json(200, { data: [{ id: 'a' }], has_more: false });
  const server = await serve(inTurn(broken, page));
  expect((await clientOf(server).files.list()).data).toEqual([{ id: 'a' }]);
});

test('JSON that always ends early is an error after all attempts', async () => {
  const server = await serve(cut);
  const error = await failure(clientOf(server, { maxRetries: 1 }).files.retrieve('f'));
  expect(error).toBeInstanceOf(APIConnectionError);
  expect(error).toHaveProperty(
    'message',
    '200 the JSON body ends early: application/json: {"id": "f"',
  );
  expect(server.requests).toHaveLength(2);
});

test('a page of HTML with status 200 is not requested again', async () => {
  const server = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>');
  });
  const error = await failure(clientOf(server).files.retrieve('f'));
  expect(String(error)).toBe(
    'APIError: 200 expected a JSON body, received text/html: <html></html>',
  );
  expect(server.requests).toHaveLength(1);
});
