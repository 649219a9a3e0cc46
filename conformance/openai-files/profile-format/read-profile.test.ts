import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openaiFilesContract } from '../contract.js';
import { readProfile } from './read-profile.js';

const operationIds = Object.keys(openaiFilesContract().operations);

const head = 'name: mine\nsources: [{ at: our wiki, tells: [absent] }]\n';

test.each<{ readonly of: string; readonly given: string; readonly want: readonly string[] }>([
  {
    of: 'an unknown key',
    given: `${head}purpose: { files: [batch] }\n`,
    want: ['p.yaml:3:1: unknown key "purpose"; did you mean "purposes"?'],
  },
  {
    of: 'an unknown key further in',
    given: `${head}paging:\n  limits: true\n`,
    want: ['p.yaml:4:3: unknown key "limits"; did you mean "limit"?'],
  },
  {
    of: 'a missing key',
    given: 'title: Mine\n',
    want: ['p.yaml:1:1: the key "name" is missing'],
  },
  {
    of: 'an unknown operation',
    given: `${head}absent:\n  - createFile\n  - listFile\n`,
    want: [
      `p.yaml:5:5: "listFile" is not one of ${operationIds.join(', ')}; did you mean "listFiles"?`,
    ],
  },
  {
    of: 'an unknown operation as a key',
    given: `${head}statuses:\n  createfile: [201]\n`,
    want: [
      `p.yaml:4:3: "createfile" is not one of ${operationIds.join(', ')}; did you mean "createFile"?`,
    ],
  },
  {
    of: 'a header that would break a request',
    given: `${head}requests: { headers: { x-team: "a\\r\\nx: y" } }\n`,
    want: ['p.yaml:3:32: must match pattern "^[\\x20-\\x7e]*$"'],
  },
  {
    of: 'an unknown requirement and an unknown property',
    given: `${head}waived: { LIST-50: because }\noptional: [FileObject.stauts]\n`,
    want: [
      'p.yaml:3:11: the spec has no requirement LIST-50; spec/requirements.yaml lists all',
      'p.yaml:4:12: no response has a property FileObject.stauts; did you mean "FileObject.status"?',
    ],
  },
  {
    of: 'a variable that is not set',
    given: `${head}requests:\n  headers: { X-Team: blue, X-Team-Key: 'k $NO_SUCH_VARIABLE' }\n`,
    want: [
      'p.yaml:4:40: the variable NO_SUCH_VARIABLE is not set; set it in the environment, or write the value itself',
    ],
  },
  {
    of: 'bounds that exclude each other',
    given: `${head}expiry: { least: 10, most: 5 }\n`,
    want: ['p.yaml:3:9: least 10 is above most 5'],
  },
  {
    of: 'two values for one key',
    given: `${head}name: other\n`,
    want: ['p.yaml:3:1: Map keys must be unique'],
  },
  {
    of: 'aliases, which can expand without limit',
    given: `${head}a: &a [x, x]\nabsent: *a\n`,
    want: ['p.yaml:4:9: a profile must not contain aliases; write the value itself'],
  },
  { of: 'an empty file', given: '', want: ['p.yaml:1:1: must be object'] },
])('$of is reported with its location', ({ given, want }) => {
  expect(readProfile(given, 'p.yaml')).toEqual({ ok: false, errors: want });
});

test('JSON is YAML', () => {
  const text = '{"name":"mine","sources":[{"at":"our wiki","tells":["absent"]}]}';
  expect(readProfile(text, 'p.json')).toMatchObject({ ok: true, profile: { name: 'mine' } });
});

test('a profile can name every operation of the document', () => {
  const schema = JSON.parse(
    readFileSync(new URL('profile.schema.json', import.meta.url), 'utf8'),
  ) as { readonly $defs: { readonly operation: { readonly enum: readonly string[] } } };
  expect(
    schema.$defs.operation.enum,
    '$defs.operation.enum of conformance/openai-files/profile-format/profile.schema.json lists all operations in the order of spec/openapi.yaml',
  ).toEqual(operationIds);
});

test('the profile of a private server needs no sources', () => {
  const read = readProfile('name: mine\nabsent: [createUpload]\n', 'p.yaml');
  expect(read.ok ? read.profile.sources : read.errors).toEqual([]);
});
