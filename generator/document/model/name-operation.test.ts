import { describe, expect, test } from 'vitest';
import { nameOperation } from './name-operation.js';
import type { HttpMethod } from './operation.js';

describe('a call is named by its method and path', () => {
  const calls: readonly (readonly [HttpMethod, string, boolean, string])[] = [
    ['post', '/files', false, 'files.create'],
    ['get', '/files', true, 'files.list'],
    ['get', '/files/{file_id}', false, 'files.retrieve'],
    ['delete', '/files/{file_id}', false, 'files.delete'],
    ['get', '/files/{file_id}/content', false, 'files.content'],
    ['post', '/uploads/{upload_id}/parts', false, 'uploads.parts.create'],
    ['post', '/uploads/{upload_id}/complete', false, 'uploads.complete'],
    ['post', '/uploads/{upload_id}/cancel', false, 'uploads.cancel'],
    ['post', '/chat/completions', false, 'chat.completions.create'],
    ['get', '/fine_tuning/jobs/{id}/events', true, 'fineTuning.jobs.events.list'],
    ['patch', '/pets/{id}', false, 'pets.update'],
    ['put', '/pets/{id}/photo', false, 'pets.putPhoto'],
    ['get', '/status', false, 'status.retrieve'],
    ['get', '/', false, 'root.list'],
  ];

  test.each(calls)('%s %s (a list: %s) → %s', (httpMethod, path, isList, want) => {
    const { resource, name } = nameOperation({ httpMethod, path, isList });
    expect([...resource, name].join('.')).toBe(want);
  });
});
