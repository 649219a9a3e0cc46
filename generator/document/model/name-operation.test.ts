import { describe, expect, test } from 'vitest';
import { nameByPath, nameOperation } from './name-operation.js';
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
    const { resource, name } = nameByPath({ httpMethod, path, isList });
    expect([...resource, name].join('.')).toBe(want);
  });
});

test.each([
  { ownId: 'findEngines', tag: 'Engines', path: '/engines', want: 'engines.findEngines' },
  { ownId: 'find_engines', tag: 'Steam engines', path: '/x', want: 'steamEngines.findEngines' },
  { ownId: 'repos/list-for-org', tag: 'repos', path: '/x', want: 'repos.reposListForOrg' },
  { ownId: 'get_crate#link', tag: '', path: '/crates/{id}#link', want: 'crates.getCrateLink' },
  { ownId: 'status', tag: '', path: '/{tenant}/status', want: 'status.status' },
  { ownId: 'start', tag: '', path: '/', want: 'root.start' },
  { ownId: '2fa', tag: '42', path: '/x', want: '_42._2fa' },
  { ownId: 'найтиКниги', tag: 'Книги', path: '/x', want: 'книги.найтиКниги' },
  { ownId: '本を探す', tag: '本', path: '/x', want: '本.本を探す' },
  { ownId: 'किताबें', tag: 'हिन्दी', path: '/x', want: 'हिन्दी.किताबें' },
  { ownId: '🐱', tag: '🐶', path: '/x', want: 'u1f436.u1f431' },
  { ownId: '', tag: 'Engines', path: '/engines/{id}', want: 'engines.retrieve' },
])('a call with the id "$ownId" and the tag "$tag" is $want', ({ ownId, tag, path, want }) => {
  const { resource, name } = nameOperation({ httpMethod: 'get', path, isList: false, ownId, tag });
  expect([...resource, name].join('.')).toBe(want);
});
