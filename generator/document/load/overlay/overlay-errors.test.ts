import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lint } from '../../lint.js';
import { UnreadableDocumentError } from '../errors.js';
import { formatError } from '../lint-error.js';
import { loadDocument } from '../load.js';

const API = `openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /files:
    get:
      summary: list
      tags: [a, b]
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: after, in: query, schema: {type: string}}
      responses: {}
components:
  schemas:
    A: {type: object}
    B: {$ref: '#/components/schemas/A'}
`;
const HEAD = "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions:\n";

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-overlay-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** What lint reports for the document with an overlay, without the folder's name. */
async function reported(text: string, document = API): Promise<readonly string[]> {
  await writeFile(join(folder, 'api.yaml'), document);
  await writeFile(join(folder, 'o.yaml'), text);
  const options = { spec: join(folder, 'api.yaml'), overlays: [join(folder, 'o.yaml')] };
  const found = await lint(options).then(
    (errors) => errors.map(formatError),
    (error: unknown) => [
      error instanceof UnreadableDocumentError ? error.message : `unexpected: ${String(error)}`,
    ],
  );
  return found.map((line) => line.replaceAll(`${folder}/`, ''));
}

interface Case {
  readonly name: string;
  readonly text: string;
  readonly want: readonly string[];
}

describe('an overlay that is not valid is reported with location and remedy', () => {
  const cases: readonly Case[] = [
    {
      name: 'another kind of file',
      text: 'a: 1\n',
      want: [
        'o.yaml:1:1: not an overlay: there is no "overlay" property; an overlay starts with "overlay: 1.0.0", and has info and actions',
      ],
    },
    {
      name: 'a document',
      text: API,
      want: [
        'o.yaml:1:1: not an overlay, but an OpenAPI document; an overlay starts with "overlay: 1.0.0", and has info and actions',
      ],
    },
    {
      name: 'a list',
      text: '- 1\n',
      want: [
        'o.yaml:1:1: not an overlay: there is no "overlay" property; an overlay starts with "overlay: 1.0.0", and has info and actions',
      ],
    },
    {
      name: 'a newer version',
      text: HEAD.replace('1.0.0', '1.2.0'),
      want: [
        'o.yaml:1:10: overlay version "1.2.0" is not supported; write 1.0.0 or 1.1.0, the supported versions, as a string',
      ],
    },
    {
      name: 'a version that is a number',
      text: HEAD.replace('1.0.0', '1.0'),
      want: [
        'o.yaml:1:10: overlay version a number is not supported; write 1.0.0 or 1.1.0, the supported versions, as a string',
      ],
    },
    {
      name: 'no info and no actions',
      text: 'overlay: 1.0.0\n',
      want: [
        'o.yaml:1:1: info is missing; add info with a title and a version',
        'o.yaml:1:1: actions is missing; list at least one action, with a target and an update or remove: true',
      ],
    },
    {
      name: 'no actions in the list',
      text: HEAD.replace('actions:', 'actions: []'),
      want: [
        'o.yaml:3:10: actions is empty; list at least one action, with a target and an update or remove: true',
      ],
    },
    {
      name: 'unknown keys',
      text: `overlay: 1.0.0\nxtends: a\ninfo: {titel: O, title: O, version: '1'}\nactions:\n  - target: $\n    updat: {}\n    remove: false\n    update: {}\n    copy: $.info\n    x-mine: 1\n`,
      want: [
        'o.yaml:2:1: "xtends" is not a property of an overlay; did you mean "extends"?',
        'o.yaml:3:8: "titel" is not a property of an overlay\'s info; did you mean "title"?',
        'o.yaml:6:5: "updat" is not a property of an overlay\'s action; did you mean "update"?',
        'o.yaml:9:5: "copy" is not a property of an overlay\'s action; Overlay 1.1 has it: write "overlay: 1.1.0"',
        'o.yaml:9:5: this action has an update and a copy, but can have only one of them',
      ],
    },
    {
      name: 'targets that are not valid',
      text: `${HEAD}  - target: paths\n    remove: true\n  - target: $[?(@.a]\n    remove: true\n  - remove: true\n  - target: 7\n    remove: yes please\n`,
      want: [
        "o.yaml:4:13: this target is not a valid JSONPath: expected '$', found 'p'; a JSONPath starts with $",
        "o.yaml:6:13: this target is not a valid JSONPath: unbalanced brackets; quote names that have other characters than letters, digits and _: $.paths['/a-b'].get",
        "o.yaml:8:5: this action has no target; name what it changes: $.paths['/a'].get",
        "o.yaml:9:13: target is a number, not a string; name what it changes: $.paths['/a'].get",
        'o.yaml:10:13: remove is a string, not true or false',
      ],
    },
  ];
  test.each(cases)('$name', async ({ text, want }) => {
    expect(await reported(text)).toEqual(want);
  });
});

describe('an action that does not fit the document is reported with location and remedy', () => {
  const cases: readonly Case[] = [
    {
      name: 'a target that matches nothing',
      text: `${HEAD}  - target: $.paths['/fils'].get\n    update: {x-a: 1}\n`,
      want: [
        'o.yaml:4:13: this target matches nothing; there is no "/fils" in #/paths; did you mean "/files"?',
      ],
    },
    {
      name: 'a filter that selects nothing',
      text: `${HEAD}  - target: $.paths.*.get.parameters[?@.name == 'page']\n    remove: true\n`,
      want: [
        "o.yaml:4:13: this target matches nothing; [?@.name == 'page'] selects nothing in #/paths/~1files/get/parameters",
      ],
    },
    {
      name: 'an object for a string, and two errors more',
      text: `${HEAD}  - target: $.paths['/files'].get\n    update:\n      summary: {a: 1}\n      tags: a\n      responses: []\n`,
      want: [
        "o.yaml:6:16: an object can't be merged into a string, which is at #/paths/~1files/get/summary; use a value that is not an object or an array",
        "o.yaml:7:13: a string can't be merged into an array, which is at #/paths/~1files/get/tags; use an array, or remove it first in a separate action",
        "o.yaml:8:18: an array can't be merged into an object, which is at #/paths/~1files/get/responses; use an object, or remove it first in a separate action",
      ],
    },
    {
      name: 'a string for an object',
      text: `${HEAD}  - target: $.info\n    update: x\n`,
      want: [
        "o.yaml:5:13: a string can't be merged into an object, which is at #/info; use an object, or remove it first in a separate action",
      ],
    },
    {
      name: 'a primitive target of version 1.0',
      text: `${HEAD}  - target: $.info.title\n    update: x\n`,
      want: [
        'o.yaml:4:13: this target selects a string, at #/info/title, and Overlay 1.0 changes objects and arrays; select the object that holds it, or write "overlay: 1.1.0"',
      ],
    },
    {
      name: 'the whole document removed',
      text: `${HEAD}  - target: $\n    remove: true\n`,
      want: [
        'o.yaml:4:13: this target is the whole document, which cannot be removed; name what is to be removed: $.paths',
      ],
    },
    {
      name: 'a copy of two values, and of none',
      text: `${HEAD.replace('1.0.0', '1.1.0')}  - target: $.info\n    copy: $.paths.*.get.parameters.*\n  - target: $.info\n    copy: $.path\n`,
      want: [
        'o.yaml:5:11: copy selects 2 values, but can only copy one; make the path more specific',
        'o.yaml:7:11: this copy matches nothing; there is no "path" at the root; did you mean "paths"?',
      ],
    },
    {
      name: 'an action without effect, as a warning',
      text: `${HEAD}  - target: $.info\n`,
      want: ['o.yaml:4:5: warning: this action changes nothing; add an update, or remove: true'],
    },
    {
      name: 'an overlay of another document, as a warning',
      text: `${HEAD}  - {target: $.info, update: {}}\nextends: ./other.yaml\n`,
      want: ['o.yaml:5:10: warning: this overlay extends ./other.yaml, but is applied to api.yaml'],
    },
    {
      name: 'an overlay of this document, without a warning',
      text: `${HEAD}  - {target: $.info, update: {}}\nextends: ./api.yaml\n`,
      want: [],
    },
  ];
  test.each(cases)('$name', async ({ text, want }) => {
    expect(await reported(text)).toEqual(want);
  });
});

describe('a lint error is reported where it was written', () => {
  const cases: readonly Case[] = [
    {
      name: 'in a value that an overlay adds',
      text: `${HEAD}  - target: $.components.schemas\n    update:\n      C:\n        type: objct\n`,
      want: ['o.yaml:7:15: type "objct" is not a JSON Schema type; did you mean "object"?'],
    },
    {
      name: 'in a value that an overlay replaces',
      text: `${HEAD}  - target: $.components.schemas\n    update:\n      A: {type: objct}\n`,
      want: ['o.yaml:6:17: type "objct" is not a JSON Schema type; did you mean "object"?'],
    },
    {
      name: 'in an item that an overlay appends',
      text: `${HEAD}  - target: $..parameters\n    update: {name: x, in: qery, schema: {}}\n`,
      want: ['o.yaml:5:27: in "qery" is not allowed here; did you mean "query"?'],
    },
    {
      name: 'in an item of the document that moved up',
      text: `${HEAD}  - target: $..parameters[?@.name == 'limit']\n    remove: true\n  - target: $..parameters[?@.name == 'after'].schema\n    update: {x-a: 1}\n  - target: $.components.schemas\n    update: {C: {type: strin}}\n`,
      want: ['o.yaml:9:24: type "strin" is not a JSON Schema type; did you mean "string"?'],
    },
    {
      name: 'in a reference to what an overlay removes',
      text: `${HEAD}  - target: $.components.schemas.A\n    remove: true\n`,
      want: [
        'o.yaml:4:13: this removes #/components/schemas/A, to which api.yaml:15:8 refers; remove the reference as well',
      ],
    },
  ];
  test.each(cases)('$name', async ({ text, want }) => {
    expect(await reported(text)).toEqual(want);
  });

  test('in the document, where an item before it is removed', async () => {
    const text = `${HEAD}  - target: $..parameters[?@.name == 'limit']\n    remove: true\n`;
    expect(
      await reported(
        text,
        API.replace('in: query, schema: {type: string}', 'in: qery, schema: {}'),
      ),
    ).toEqual(['api.yaml:10:29: in "qery" is not allowed here; did you mean "query"?']);
  });
});

test('an overlay that is linted alone is reported as an overlay', async () => {
  const file = join(folder, 'o.yaml');
  await writeFile(file, HEAD);
  expect((await lint({ spec: file })).map(formatError)).toEqual([
    `${file}:1:1: this is an OpenAPI Overlay, which is applied to a document by --overlay FILE; OpenAPI 3.0, 3.1, 3.2 and Swagger 2.0 are supported`,
  ]);
});

test('the location of a value that an overlay wrote is in the overlay', async () => {
  const file = join(folder, 'api.yaml');
  const overlay = join(folder, 'o.yaml');
  await writeFile(file, API);
  await writeFile(
    overlay,
    `${HEAD}  - target: $.components.schemas\n    update:\n      C: {type: object}\n`,
  );
  const { location } = await loadDocument(file, { overlays: [overlay] });
  expect(location('#/components/schemas/C')).toEqual({ file: overlay, line: 6, column: 7 });
  expect(location('#/components/schemas/A')).toEqual({ file, line: 14, column: 5 });
});
