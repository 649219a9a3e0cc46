import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { decodeMultipart } from '../../templates/typescript/runtime/testing/decode-multipart.js';
import { compileSchemas } from '../compile-schemas.js';
import { describedOperations } from '../described-operation.js';
import { readEvidence } from '../evidence.js';
import { readDocument } from '../read-yaml.js';
import { objectAt } from '../resolve-pointer.js';
import { contentBytes } from './content-bytes.js';
import { loadCases, readWireFiles } from './load-cases.js';
import { fileOfCall } from './testing/file-of-call.js';
import type { Piece, WireCase } from './wire-case.js';

const cases = loadCases();
const document = readDocument();
const purposes = ['assistants', 'batch', 'fine-tune', 'vision', 'user_data', 'evals'];

/** The operations of the document: method, path and the schema of the JSON response. */
const operations = describedOperations(document)
  .map(({ id, method, path, pointer }) => ({
    id,
    method: method.toUpperCase(),
    path: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/?]+')}(\\?.+)?$`),
    response: schemaName(`${pointer}/responses/200/content/application~1json/schema`),
  }))
  .sort((a, b) => (a.id < b.id ? -1 : 1));

function schemaName(pointer: string): string | undefined {
  const { $ref } = objectAt(document, pointer);
  return typeof $ref === 'string' ? $ref.split('/').at(-1) : undefined;
}

const requestSchemas: Readonly<Record<string, string>> = {
  createUpload: 'CreateUploadRequest',
  completeUpload: 'CompleteUploadRequest',
};
const judge = compileSchemas(document, [
  ...operations.flatMap(({ response }) => response ?? []),
  ...Object.values(requestSchemas),
]);

describe('the corpus', () => {
  test('conforms to its schema', () => {
    const schema = JSON.parse(
      readFileSync(new URL('wire.schema.json', import.meta.url), 'utf8'),
    ) as object;
    const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
    const violations = readWireFiles().flatMap((file) => (validate(file) ? [] : validate.errors));
    expect(violations).toEqual([]);
    expect(validate({ ...readWireFiles()[0], cases: [{ name: 'x' }] })).toBe(false);
  });

  test('has a file for each operation', () => {
    const found = readWireFiles().map(({ operation }) => operation);
    const missing = operations.filter(({ id }) => !found.includes(id));
    expect(
      missing.map(
        ({ id }) =>
          `spec/wire/${id}.json is missing: add the exact requests of ${id}, see "The wire" in spec/README.md`,
      ),
    ).toEqual([]);
    expect(found).toEqual(operations.map(({ id }) => id));
  });

  test('names each case once', () => {
    const names = cases.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(230);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('cites exchanges that exist', () => {
    const exchanges = new Map(readEvidence().map(({ name, kind }) => [name, kind]));
    const cited = cases.flatMap(({ sources }) =>
      sources.flatMap((source) => /^(recording|quoted): (.*)$/.exec(source)?.slice(1) ?? []),
    );
    const pairs = cited.flatMap((kind, at) =>
      at % 2 === 0 ? [[kind, cited[at + 1]] as const] : [],
    );
    expect(pairs.length).toBeGreaterThan(10);
    const expected = { recording: 'recorded', quoted: 'quoted' } as const;
    expect(
      pairs.filter(([kind, name = '']) => exchanges.get(name) !== Reflect.get(expected, kind)),
    ).toEqual([]);
  });

  test.each(['createFile', 'createUpload'])('sends every purpose with %s', (operation) => {
    const sent = cases.flatMap(({ call, ...wire }) =>
      wire.operation === operation ? [call.body?.['purpose']] : [],
    );
    expect([...new Set(sent)].toSorted()).toEqual(purposes.toSorted());
  });

  test('has inputs for each case with a file, and only for these', () => {
    const wrong = cases.filter(
      ({ call, inputs }) => (fileOfCall(call) === undefined) !== (inputs.length === 0),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});

describe.each(operations)('the cases of $id', ({ id, method, path, response }) => {
  const own = cases.filter(({ operation }) => operation === id);
  const requests = own.flatMap(({ request }) => request ?? []);

  test('have the method and the path of the document', () => {
    const paths = own.map(({ request, client }) =>
      (request?.target ?? '').slice(request ? client.basePath.replace(/\/$/, '').length : 0),
    );
    expect(requests.filter((request) => request.method !== method)).toEqual([]);
    expect(paths.filter((own) => own !== '' && !path.test(own))).toEqual([]);
  });

  test('have the decoded arguments of the call in path and query', () => {
    const values = own.flatMap(({ call, request }) =>
      request === undefined ? [] : [{ call, target: new URL(request.target, 'http://h') }],
    );
    const lost = values.filter(({ call, target }) => {
      const ids = Object.values(call.path ?? {});
      const segments = target.pathname.split('/').map((segment) => decodeURIComponent(segment));
      const query = Object.entries(call.query ?? {}).map(([name, value]) => [name, String(value)]);
      return (
        !ids.every((expected) => segments.includes(expected)) ||
        JSON.stringify([...target.searchParams]) !== JSON.stringify(query)
      );
    });
    expect(lost).toEqual([]);
  });

  test('have a response that conforms to the document', () => {
    const responses = own.map((wire) => wire.response);
    const violations = responses.flatMap((given) =>
      response === undefined || !('json' in given) ? [] : judge(response, given.json),
    );
    expect(violations).toEqual([]);
    expect(responses.every((given) => 'json' in given === (response !== undefined))).toBe(true);
  });
});

test.each(Object.entries(requestSchemas))(
  'a JSON body of %s is the body of the call and conforms to %s',
  (operation, schema) => {
    const bodies = cases.flatMap(({ operation: own, request, call, name }) =>
      own === operation && request?.body.kind === 'json'
        ? [{ name, sent: JSON.parse(request.body.text) as unknown, given: call.body }]
        : [],
    );
    expect(bodies.length).toBeGreaterThan(5);
    expect(bodies.map(({ sent }) => sent)).toEqual(bodies.map(({ given }) => given));
    expect(bodies.flatMap(({ sent }) => judge(schema, sent))).toEqual([]);
  },
);

const forms = cases.flatMap((wire) =>
  wire.request?.body.kind === 'multipart' ? [{ wire, pieces: wire.request.body.bytes }] : [],
);

test.each(forms.map((form) => [form.wire.name, form] as const))(
  'the multipart parser of a server reads the arguments of the call from %s',
  async (_name, { wire, pieces }) => {
    const body = Buffer.concat(pieces.map(bytesOf));
    const headers = { 'content-type': 'multipart/form-data; boundary=0Boundary9' };
    const parts = await decodeMultipart({ headers, body });
    expect(parts.map(({ name, type, content }) => ({ name, type, content }))).toEqual(
      partsOf(wire),
    );
  },
);

function bytesOf(piece: Piece): Buffer {
  if (typeof piece !== 'string') return contentBytes(piece);
  return Buffer.from(piece.replaceAll('{boundary}', '0Boundary9'));
}

/** The parts in the order of the document: purpose, the properties of expires_after, the file. */
function partsOf({ call }: WireCase): readonly object[] {
  const text = (name: string, value: unknown): object => ({
    name,
    type: 'text/plain',
    content: String(value),
  });
  const expiry = (call.body?.['expires_after'] ?? {}) as Readonly<Record<string, unknown>>;
  const purpose = call.body?.['purpose'];
  const given = fileOfCall(call);
  return [
    ...(purpose === undefined ? [] : [text('purpose', purpose)]),
    ...Object.entries(expiry).map(([key, value]) => text(`expires_after[${key}]`, value)),
    ...(given === undefined
      ? []
      : [
          {
            name: given.property,
            type: given.file.contentType?.split(';')[0] ?? 'application/octet-stream',
            content: contentBytes(given.file.content).toString('latin1'),
          },
        ]),
  ];
}
