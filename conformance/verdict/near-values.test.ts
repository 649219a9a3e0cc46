import { expect, test } from 'vitest';
import { nearValues } from './near-values.js';
import type { OriginOfId } from './needed-steps.js';

const at = { in: 'body', property: 'id', position: 1 } as const;
const origin = (id: string): [string, OriginOfId] => [id, { id, at, step: 0 }];
const ids = new Map([origin('file-AbC123xyz')]);

test.each([
  ['its beginning', '/files/file-AbC', { kind: 'beginning', length: 8 }],
  ['its characters in another case', '/files/FILE-aBc123XYZ/content', { kind: 'other-case' }],
])('a segment that is %s is made of the id', (_, path, near) => {
  const [segment = ''] = /file-\w+/i.exec(path) ?? [];
  const found = nearValues(ids, [path]);
  expect([...found]).toEqual([[segment, { id: 'file-AbC123xyz', at, step: 0, near }]]);
});

test.each(['/files/file-AbC123xyz', '/files', '/files/file', '/other/AbC123xyz'])(
  '%s has no segment that is close to the id',
  (path) => {
    expect(nearValues(ids, [path]).size).toBe(0);
  },
);

test('an id that the client chose stays as it is', () => {
  const chosen = new Map<string, OriginOfId>([
    ['file-AbC123xyz', { id: 'file-AbC123xyz', at: { in: 'request' }, step: 0 }],
  ]);
  expect(nearValues(chosen, ['/files/file-AbC']).size).toBe(0);
});
