import { expect, test } from 'vitest';
import { loadContract } from '../contract.js';
import type { RecordedRequest } from '../fixture/fixture.js';
import { noBindings, type Bindings } from './bindings.js';
import { liveRequest } from './live-request.js';

const { described } = loadContract();

const bindings: Bindings = {
  ...noBindings,
  ids: new Map([
    [
      'uploads',
      new Map([
        ['upload_a', 'live/1 ü'],
        ['upload_ab', 'live-2'],
      ]),
    ],
    ['parts', new Map([['part_$(x)', 'live-3']])],
    ['files', new Map([['file-a', 'live-4']])],
  ]),
};

function live(operation: string | undefined, request: RecordedRequest): RecordedRequest {
  return liveRequest({ described, operation, request }, bindings).request;
}

test.each([
  ['cancelUpload', 'POST', '/uploads/upload_a/cancel', '/uploads/live%2F1%20%C3%BC/cancel'],
  ['cancelUpload', 'POST', '/uploads/upload_ab/cancel', '/uploads/live-2/cancel'],
  ['listFiles', 'GET', '/files?purpose=file-a&after=file-a', '/files?purpose=file-a&after=live-4'],
  ['retrieveFile', 'GET', '/files/file-unknown', '/files/file-unknown'],
  [undefined, 'GET', '/files/file-a/nothing?after=file-a', '/files/live-4/nothing?after=file-a'],
])('of %s the path %s %s is sent as %s', (operation, method, path, want) => {
  expect(live(operation, { method, path }).path).toBe(want);
});

test('live ids stand in the properties of a body that hold ids, and nowhere else', () => {
  const json = { part_ids: ['part_$(x)', 'part_unknown'], md5: 'part_$(x)' };
  const request = { method: 'POST', path: '/uploads/upload_ab/complete', body: { json } };
  expect(live('completeUpload', request).body).toEqual({
    json: { part_ids: ['live-3', 'part_unknown'], md5: 'part_$(x)' },
  });
});
