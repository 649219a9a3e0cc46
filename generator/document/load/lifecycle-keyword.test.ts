import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lint } from '../lint.js';
import { formatError } from './lint-error.js';
import { findLifecycleErrors, readLifecycle } from './lifecycle-keyword.js';
import type { Json } from './json.js';

/** The errors of the keyword of `POST /pets/{petId}`, each as `pointer: message; suggestion`. */
function errorsOf(keyword: Json): readonly string[] {
  const root = { paths: { '/pets/{petId}': { post: { 'x-upspec-lifecycle': keyword } } } };
  const base = '#/paths/~1pets~1{petId}/post/x-upspec-lifecycle';
  const pointers: string[] = [];
  const errors = findLifecycleErrors(root, (pointer) => {
    pointers.push(pointer.slice(base.length));
    return { file: 'spec.yaml', line: 1, column: 1 };
  });
  return errors.map(
    ({ message, suggestion = '' }, index) => `${pointers[index] ?? ''} ${message}; ${suggestion}`,
  );
}

describe('x-upspec-lifecycle', () => {
  test('is read in all its forms', () => {
    const creates = [
      { resource: 'files', id: '/file/id' },
      { resource: 'pets', id: 'header:Location' },
      { resource: 'pets', id: 'parameter:petId' },
      { resource: 'pets', id: 'request:/name' },
    ];
    const ends = { resource: 'pets', parameter: 'petId' };
    expect(errorsOf({ creates, removes: 'toys', ends })).toEqual([]);
    expect(readLifecycle({ creates, removes: 'toys', ends })).toEqual({
      creates: [
        { resource: 'files', id: { in: 'body', at: '/file/id' } },
        { resource: 'pets', id: { in: 'header', at: 'location' } },
        { resource: 'pets', id: { in: 'parameter', at: 'petId' } },
        { resource: 'pets', id: { in: 'request', at: '/name' } },
      ],
      removes: { resource: 'toys' },
      ends: { resource: 'pets', parameter: 'petId' },
    });
  });

  test('may be empty: the operation creates, removes and ends nothing', () => {
    expect(errorsOf({})).toEqual([]);
    expect(readLifecycle({})).toEqual({ creates: [] });
  });

  const name = 'x-upspec-lifecycle:';
  const rows: readonly (readonly [keyword: Json, want: readonly string[]])[] = [
    ['pets', [` ${name} must be an object; use the properties creates, removes or ends`]],
    [{ create: [] }, [`/create ${name} unknown property "create"; did you mean "creates"?`]],
    [
      { creates: { resource: 'pets', id: '/id' } },
      [`/creates ${name} creates must be a list; write a list of { resource, id }`],
    ],
    [
      { creates: [{ resource: 'pets', id: 'id' }] },
      [
        `/creates/0/id ${name} id must be a JSON Pointer or a location, not "id"; write /id, header:location, parameter:petId or request:/name`,
      ],
    ],
    [
      { creates: [{ id: '/id' }] },
      [
        `/creates/0 ${name} resource must be a name; name the resource: { resource: pets, id: /id }`,
      ],
    ],
    [{ removes: ['pets'] }, [`/removes ${name} removes must name a resource; write removes: pets`]],
    [
      { ends: { resource: 'pets', parameter: 'petid' } },
      [`/ends ${name} /pets/{petId} has no parameter "petid"; did you mean "petId"?`],
    ],
  ];
  test.each(rows)('%j is an error with its location', (keyword, want) => {
    expect(errorsOf(keyword)).toEqual(want);
  });

  test('is linted with the document, each error with its line and column', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'upspec-lifecycle-'));
    const spec = join(folder, 'spec.yaml');
    await writeFile(
      spec,
      `openapi: 3.1.0
info: {title: Kennel API, version: '2'}
servers: [{url: https://kennel.example}]
paths:
  /pets:
    post:
      x-upspec-lifecycle:
        creates:
          - { resource: pets, id: header }
        removes: pets
      responses: {'201': {description: made}}
`,
    );
    const found = (await lint({ spec })).map((error) =>
      formatError(error).replace(spec, 'spec.yaml'),
    );
    await rm(folder, { recursive: true });
    expect(found).toEqual([
      'spec.yaml:9:31: x-upspec-lifecycle: id must be a JSON Pointer or a location, not "header"; write /id, header:location, parameter:petId or request:/name',
      'spec.yaml:10:9: x-upspec-lifecycle: removes needs a path parameter with the id, and /pets has none; remove removes',
    ]);
  });
});
