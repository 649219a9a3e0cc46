import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compareDocuments, type DocumentDifference } from './compare-documents.js';
import { readEvidence } from './evidence.js';
import { isYamlObject, readDocument, readYaml, type YamlObject } from './read-yaml.js';

interface ListedDifference {
  readonly reason: string;
  /** The number of the correction in `README.md`, if the difference is one. */
  readonly fault?: number;
  readonly evidence: readonly string[];
  /** By pointer: the published value in its normal form, or `absent`. */
  readonly places: Readonly<Record<string, unknown>>;
}

const upstream =
  process.env['UPSPEC_UPSTREAM'] ??
  fileURLToPath(new URL('../../shared/specs/openai-2026-08-21.yaml', import.meta.url));

/** The published names of component schemas, and our names. */
const names = {
  OpenAIFile: 'FileObject',
  ListFilesResponse: 'FileList',
  DeleteFileResponse: 'FileDeleted',
  FileExpirationAfter: 'FileExpiresAfter',
};

const listed = readYaml(
  new URL('upstream-differences.yaml', import.meta.url),
) as readonly ListedDifference[];
const places = listed.flatMap((difference) => Object.entries(difference.places));
const pointers = places.map(([pointer]) => pointer);

describe('the document that OpenAI publishes', () => {
  test.skipIf(!existsSync(upstream))(
    'differs from this one only in the listed locations (needs the published document: UPSPEC_UPSTREAM)',
    () => {
      const published = readYaml(upstream);
      const there = isYamlObject(published) ? published : {};
      const differences = compareDocuments({ here: readDocument(), there, names });
      const found = differences.map(({ pointer, there: value }) => [pointer, value ?? 'absent']);
      expect(
        Object.fromEntries(found),
        'list each difference in spec/upstream-differences.yaml, with its reason and evidence',
      ).toEqual(Object.fromEntries(places));
      expect(found).toHaveLength(places.length);
    },
  );

  test('has no difference that is listed twice or without a reason', () => {
    expect(pointers.filter((pointer, index) => pointers.indexOf(pointer) !== index)).toEqual([]);
    const bare = listed.filter(
      ({ reason, evidence }) => reason.trim() === '' || evidence.length === 0,
    );
    expect(bare).toEqual([]);
  });

  test('is contradicted only with existing evidence', () => {
    const known = readEvidence().map(({ name, kind }) => `${kind}: ${name}`);
    const wrong = listed
      .flatMap(({ evidence }) => evidence)
      .filter((source) => !/^(document|unknown): \S/.test(source))
      .filter((source) => !known.includes(source.replace(/^recording: /, 'recorded: ')));
    expect(wrong).toEqual([]);
  });

  test('has every correction in the list, except those of its examples', () => {
    const violations = new Set(listed.flatMap(({ fault }) => (fault === undefined ? [] : [fault])));
    expect([...violations].sort((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15,
    ]);
  });
});

/** A document of one operation without a body. */
function documentOf(change: {
  readonly operation?: YamlObject;
  readonly schemas?: YamlObject;
}): YamlObject {
  const operation = { operationId: 'getThing', responses: {}, ...change.operation };
  return {
    paths: { '/things/{id}': { get: operation } },
    components: { schemas: change.schemas ?? {} },
  };
}

describe('two documents', () => {
  const at = '/paths/~1things~1{id}/get';
  const limit = { name: 'limit', in: 'query', schema: { type: 'integer' } };
  const cases: readonly {
    readonly name: string;
    readonly here: YamlObject;
    readonly there: YamlObject;
    readonly want: readonly DocumentDifference[];
  }[] = [
    {
      name: 'do not differ if they are the same',
      here: documentOf({}),
      there: documentOf({}),
      want: [],
    },
    {
      name: 'differ in an operation that only one of them has',
      here: documentOf({}),
      there: { paths: {} },
      want: [{ pointer: at, here: 'getThing', there: undefined }],
    },
    {
      name: 'do not differ in prose, extensions and order',
      here: documentOf({
        operation: { summary: 'One' },
        schemas: { A: { type: 'string', enum: ['a', 'b'], 'x-note': 1 } },
      }),
      there: documentOf({
        operation: { summary: 'Two', tags: ['Things'] },
        schemas: { A: { enum: ['b', 'a'], type: 'string', title: 'A' } },
      }),
      want: [],
    },
    {
      name: 'differ in a parameter and its bounds',
      here: documentOf({ operation: { parameters: [limit] } }),
      there: documentOf({
        operation: { parameters: [{ ...limit, schema: { type: 'integer', minimum: 1 } }] },
      }),
      want: [{ pointer: `${at}/parameters/query.limit/schema/minimum`, here: undefined, there: 1 }],
    },
    {
      name: 'do not differ in two forms of the same choice of types',
      here: documentOf({ schemas: { A: { type: ['string', 'null'] } } }),
      there: documentOf({ schemas: { A: { anyOf: [{ type: 'null' }, { type: 'string' }] } } }),
      want: [],
    },
    {
      name: 'do not differ in the names of their components',
      here: documentOf({
        schemas: { FileObject: { type: 'object' }, A: { $ref: '#/components/schemas/FileObject' } },
      }),
      there: documentOf({
        schemas: { OpenAIFile: { type: 'object' }, A: { $ref: '#/components/schemas/OpenAIFile' } },
      }),
      want: [],
    },
    {
      name: 'do not differ if one refers to a component and the other has it inline',
      here: documentOf({
        schemas: { A: { $ref: '#/components/schemas/B' }, B: { type: 'string' } },
      }),
      there: documentOf({ schemas: { A: { type: 'string' }, B: { type: 'string' } } }),
      want: [],
    },
    {
      name: 'differ in what is required',
      here: documentOf({ schemas: { A: { required: ['a', 'b'] } } }),
      there: documentOf({ schemas: { A: { required: ['b'] } } }),
      want: [{ pointer: '/components/schemas/A/required', here: ['a', 'b'], there: ['b'] }],
    },
    {
      name: 'differ in a property that has the name of a prose keyword',
      here: documentOf({ schemas: { A: { properties: { title: { type: 'string' } } } } }),
      there: documentOf({ schemas: { A: { properties: {} } } }),
      want: [
        {
          pointer: '/components/schemas/A/properties/title',
          here: { type: 'string' },
          there: undefined,
        },
      ],
    },
    {
      name: 'differ in the required security scheme',
      here: {
        ...documentOf({}),
        security: [{ key: [] }],
        components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      },
      there: documentOf({}),
      want: [
        { pointer: `${at}/security`, here: [[{ type: 'http', scheme: 'bearer' }]], there: [] },
      ],
    },
  ];
  test.each(cases.map((row) => [row.name, row] as const))('%s', (_, { here, there, want }) => {
    expect(compareDocuments({ here, there, names })).toEqual(want);
  });
});
