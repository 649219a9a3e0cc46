import { expect, test } from 'vitest';
import { json } from './testing/capture-server.js';
import { clientOf, serve } from './testing/serve.js';

test('a result has the id of its request, which is not enumerable', async () => {
  const server = await serve(json(200, { id: 'f' }, { 'x-request-id': 'req_1' }));
  const file = await clientOf(server).files.retrieve('f');
  expect(file._request_id).toBe('req_1');
  expect(Object.keys(file)).toEqual(['id']);
  expect(JSON.stringify(file)).toBe('{"id":"f"}');
});

test('without an id it is null', async () => {
  const server = await serve(json(200, { id: 'f' }));
  expect((await clientOf(server).files.retrieve('f'))._request_id).toBeNull();
});

test('a page has the id of its request', async () => {
  const server = await serve(json(200, { data: [] }, { 'x-request-id': 'req_2' }));
  expect((await clientOf(server).files.list())._request_id).toBe('req_2');
});

test('a property of that name in the response is kept', async () => {
  const server = await serve(json(200, { _request_id: 'own' }, { 'x-request-id': 'req_1' }));
  expect(await clientOf(server).files.retrieve('f')).toEqual({ _request_id: 'own' });
});

test('the client names itself and the number of earlier attempts', async () => {
  const server = await serve();
  await clientOf(server).files.retrieve('f');
  expect(server.requests[0]?.headers).toMatchObject({
    'user-agent': 'Sample/JS 1.2.3',
    'x-sample-retries': '0',
  });
});

test('both headers can be removed and replaced by the caller', async () => {
  const server = await serve();
  const headers = { 'User-Agent': 'mine/1', 'X-Sample-Retries': null };
  await clientOf(server).files.retrieve('f', { headers });
  expect(server.requests[0]?.headers).toMatchObject({ 'user-agent': 'mine/1' });
  expect(server.requests[0]?.headers).not.toHaveProperty('x-sample-retries');
});
