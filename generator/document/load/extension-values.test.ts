import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lint } from '../lint.js';
import { formatError } from './lint-error.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-extensions-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function reported(text: string): Promise<readonly string[]> {
  const spec = join(folder, 'api.yaml');
  await writeFile(spec, text);
  return (await lint({ spec })).map((error) => formatError(error).replace(`${folder}/`, ''));
}

const schema = (mode: string): string =>
  `openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    A: {type: object, properties: {a: {type: string, x-upspec-replay: ${mode}}}}\n`;

test.each([
  {
    mode: 'assignd',
    want: [
      'api.yaml:6:71: x-upspec-replay "assignd" is not a way to compare a value; did you mean "assigned"?',
    ],
  },
  {
    mode: '7',
    want: [
      'api.yaml:6:71: x-upspec-replay 7 is not a way to compare a value; it can be equal, assigned, time, link, free',
    ],
  },
  { mode: 'equal', want: [] },
  { mode: 'assigned', want: [] },
  { mode: 'time', want: [] },
  { mode: 'link', want: [] },
  { mode: 'free', want: [] },
])('x-upspec-replay: $mode', async ({ mode, want }) => {
  expect(await reported(schema(mode))).toEqual(want);
});

test('a wrong x-upspec-replay of a parameter and a header is reported, and one in an example is data', async () => {
  const text = `openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a:
    get:
      parameters:
        - {name: a, in: query, schema: {type: string}, x-upspec-replay: tim}
      responses:
        '200':
          description: ok
          headers:
            etag: {schema: {type: string}, x-upspec-replay: linc}
          content:
            application/json:
              schema: {type: object}
              example: {x-upspec-replay: tim}
`;
  expect(await reported(text)).toEqual([
    'api.yaml:7:73: x-upspec-replay "tim" is not a way to compare a value; did you mean "time"?',
    'api.yaml:12:61: x-upspec-replay "linc" is not a way to compare a value; did you mean "link"?',
  ]);
});

test('a keyword that belongs in info is a warning at the root of the document', async () => {
  const text = `openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\nx-upspec-package: '@a/b'\nx-upspec-client: A\nx-upspec-version: 1.0.0\n`;
  expect(await reported(text)).toEqual([
    'api.yaml:4:1: warning: x-upspec-package has no effect at the root of a document; move it into info',
    'api.yaml:5:1: warning: x-upspec-client has no effect at the root of a document; move it into info',
    'api.yaml:6:1: warning: x-upspec-version has no effect at the root of a document; move it into info',
  ]);
});

test.each([
  ['1', '1'],
  ["'1.2'", '"1.2"'],
  ['1.2.3+5', '"1.2.3+5"'],
  ['v1.2.3', '"v1.2.3"'],
  ['01.2.3', '"01.2.3"'],
])('x-upspec-version %s is a warning', async (value, shown) => {
  const text = `openapi: 3.1.0\ninfo:\n  title: T\n  version: '1'\n  x-upspec-version: ${value}\npaths: {}\n`;
  expect(await reported(text)).toEqual([
    `api.yaml:5:21: warning: x-upspec-version ${shown} is not a semantic version such as 1.2.0; packages get 0.1.0`,
  ]);
});

test.each(['1.2.3', '0.1.0', '2.0.0-beta.1'])('x-upspec-version %s is accepted', async (value) => {
  const text = `openapi: 3.1.0\ninfo: {title: T, version: '1', x-upspec-version: ${value}}\npaths: {}\n`;
  expect(await reported(text)).toEqual([]);
});

test('x-upspec-resource that names no resource is reported, and one in an example is data', async () => {
  const text = `openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /folders/{folderId}:
    get:
      parameters:
        - {name: folderId, in: path, required: true, schema: {type: integer}}
        - {name: after, in: query, schema: {type: integer}, x-upspec-resource: folder}
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: {type: object, properties: {above: {type: integer, x-upspec-resource: folders}, example: {type: integer, x-upspec-resource: [folders]}, left: {type: integer, x-upspec-resource: shelf}}}
              example: {x-upspec-resource: shelf}
`;
  expect(await reported(text.replace('[folders]', 'folders'))).toEqual([
    'api.yaml:8:61: x-upspec-resource "folder" is not a resource of this document; did you mean "folders"?',
    'api.yaml:14:179: x-upspec-resource "shelf" is not a resource of this document; it can be folders',
  ]);
  expect(await reported(text)).toEqual([
    'api.yaml:14:147: x-upspec-resource ["folders"] is not the name of a resource; write for example x-upspec-resource: pets',
  ]);
});
