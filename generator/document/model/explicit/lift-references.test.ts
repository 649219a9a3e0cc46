import { expect, test } from 'vitest';
import { liftReferences } from './lift-references.js';

const INLINE = '#/paths/~1a/get/responses/200/content/application~1json/schema';

function document(paths: object, schemas: object): Parameters<typeof liftReferences>[0] {
  return JSON.parse(
    JSON.stringify({ openapi: '3.1.0', paths, components: { schemas } }),
  ) as Parameters<typeof liftReferences>[0];
}

function response(schema: object): object {
  return { responses: { '200': { content: { 'application/json': { schema } } } } };
}

test('the schema of another response becomes a component that both refer to by name', () => {
  const paths = {
    '/a': { get: response({ type: 'object' }) },
    '/b': { get: response({ $ref: INLINE }) },
  };
  const { document: lifted, lifted: names } = liftReferences(document(paths, {}));
  expect(names).toEqual([{ name: 'AGet200', pointer: INLINE }]);
  expect(lifted).toMatchObject({
    paths: { '/b': { get: response({ $ref: '#/components/schemas/AGet200' }) } },
    components: { schemas: { AGet200: { type: 'object' } } },
  });
});

test('a part of a component that refers to itself is lifted once', () => {
  const node = '#/components/schemas/Tree/properties/root';
  const root = document(
    {},
    {
      Tree: { properties: { root: { properties: { child: { $ref: node } } } } },
      TreeRoot: { type: 'string' },
    },
  );
  const { document: lifted, lifted: names } = liftReferences(root);
  expect(names).toEqual([{ name: 'TreeRoot_', pointer: node }]);
  expect(lifted['components']).toMatchObject({
    schemas: {
      TreeRoot: { type: 'string' },
      TreeRoot_: { properties: { child: { $ref: '#/components/schemas/TreeRoot_' } } },
    },
  });
});

test('examples and other data are not read as references', () => {
  const schemas = { A: { type: 'object', example: { $ref: INLINE }, default: { $ref: INLINE } } };
  const paths = { '/a': { get: response({ type: 'object' }) } };
  expect(liftReferences(document(paths, schemas)).lifted).toEqual([]);
});
