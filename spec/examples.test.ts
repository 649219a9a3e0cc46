import { expect, test } from 'vitest';
import { compileSchemas } from './compile-schemas.js';
import { describedOperations } from './described-operation.js';
import { isYamlObject, readDocument } from './read-yaml.js';
import { objectAt, resolveRef } from './resolve-pointer.js';

const document = readDocument();
const bySchema = compileSchemas(document, Object.keys(objectAt(document, '/components/schemas')));

interface Example {
  /** `createFile.200 expiring`. */
  readonly name: string;
  readonly schema: string;
  readonly value: unknown;
}

function examplesOf(name: string, body: unknown): readonly Example[] {
  const content = objectAt(resolveRef(document, body), '/content');
  const described = Object.entries(content).filter(([type]) => type !== 'application/octet-stream');
  return described.flatMap(([, media]) => {
    const ref = objectAt(media, '/schema')['$ref'];
    const schema = typeof ref === 'string' ? (ref.split('/').at(-1) ?? '') : '';
    return Object.entries(objectAt(media, '/examples')).map(([key, example]) => {
      const resolved = resolveRef(document, example);
      const value = isYamlObject(resolved) ? resolved['value'] : undefined;
      return { name: `${name} ${key}`, schema, value };
    });
  });
}

const examples = describedOperations(document).flatMap(({ id, operation }) => [
  ...examplesOf(`${id} request`, operation['requestBody']),
  ...Object.entries(objectAt(operation, '/responses')).flatMap(([status, response]) =>
    examplesOf(`${id}.${status}`, response),
  ),
]);

test('every example conforms to the schema of its body', () => {
  const broken = examples
    .map(({ name, schema, value }) => ({ name, violations: bySchema(schema, value) }))
    .filter(({ violations }) => violations.length > 0);
  expect(broken).toEqual([]);
});

test('every operation has an example of a successful response, and every request body has an example', () => {
  const names = examples.map(({ name }) => name.split(' ')[0]);
  const silent = describedOperations(document)
    .filter(({ id }) => id !== 'downloadFile' && !names.includes(`${id}.200`))
    .map(({ id }) => id);
  expect(silent).toEqual([]);
  const bodies = describedOperations(document).filter(
    ({ operation }) => 'requestBody' in operation,
  );
  expect(bodies).toHaveLength(4);
  expect(examples.filter(({ name }) => name.includes(' request ')).length).toBeGreaterThanOrEqual(
    4,
  );
});

test('no example expires before it was created', () => {
  const timestamps = examples.flatMap(({ name, value }) =>
    timestampsOf(value).map((at) => ({ name, ...at })),
  );
  expect(timestamps.length).toBeGreaterThanOrEqual(5);
  expect(timestamps.filter(({ created, expires }) => expires <= created)).toEqual([]);
});

interface Timestamps {
  readonly created: number;
  readonly expires: number;
}

function timestampsOf(value: unknown): readonly Timestamps[] {
  if (Array.isArray(value)) return value.flatMap(timestampsOf);
  if (!isYamlObject(value)) return [];
  const { created_at: created, expires_at: expires } = value;
  const own =
    typeof created === 'number' && typeof expires === 'number' ? [{ created, expires }] : [];
  return [...own, ...Object.values(value).flatMap(timestampsOf)];
}
