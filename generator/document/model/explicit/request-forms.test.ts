import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../load/json.js';
import { valueAt } from '../../load/json-pointer.js';
import { separateForms } from './request-forms.js';

function schemasOf(schemas: JsonObject): {
  readonly forms: object;
  at(name: string): Json | undefined;
} {
  const content = { 'application/json': { schema: { oneOf: Object.keys(schemas).map(ref) } } };
  const paths = { '/all': { post: { requestBody: { content } } } };
  const { document, requestForms } = separateForms({ paths, components: { schemas } });
  return {
    forms: Object.fromEntries(requestForms),
    at: (name) => valueAt(document, `/components/schemas/${name}`),
  };
}

const id: JsonObject = { type: 'string', readOnly: true };
const secret: JsonObject = { type: 'string', writeOnly: true };

function ref(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

describe('a schema with properties that are readOnly or writeOnly', () => {
  test('requires each of them in one direction only', () => {
    const { forms, at } = schemasOf({
      Crate: { required: ['id', 'secret'], properties: { id, secret } },
    });
    expect(forms).toEqual({ Crate: 'CrateInput' });
    expect(at('Crate')).toMatchObject({ required: ['id'] });
    expect(at('CrateInput')).toMatchObject({ required: ['secret'] });
  });

  test('gives two forms to each schema that refers to it, and to no other', () => {
    const { forms, at } = schemasOf({
      Crate: { properties: { id } },
      Ship: { properties: { crates: { type: 'array', items: ref('Crate') } } },
      Port: { properties: { name: { type: 'string' } } },
    });
    expect(forms).toEqual({ Crate: 'CrateInput', Ship: 'ShipInput' });
    expect(at('ShipInput')).toMatchObject({ properties: { crates: { items: ref('CrateInput') } } });
    expect(at('Ship')).toMatchObject({ properties: { crates: { items: ref('Crate') } } });
  });

  test('keeps its name apart from a schema of the document', () => {
    const { forms } = schemasOf({ Crate: { properties: { id } }, CrateInput: { type: 'string' } });
    expect(forms).toEqual({ Crate: 'CrateInput_' });
  });
});

test('a requirement in allOf is dropped with the property that another part describes', () => {
  const { at } = schemasOf({
    Base: { properties: { id } },
    Crate: { allOf: [ref('Base'), { required: ['id', 'name'], properties: { name: {} } }] },
  });
  expect(at('CrateInput')).toMatchObject({
    allOf: [ref('BaseInput'), { required: ['name'] }],
  });
});

test('a property is readOnly by the schema that it refers to', () => {
  const { at } = schemasOf({
    Id: id,
    Crate: { required: ['id'], properties: { id: ref('Id') } },
  });
  expect(at('CrateInput')).not.toHaveProperty('required');
});

test('a schema that no request sends has one form', () => {
  const { requestForms } = separateForms({
    components: { schemas: { Crate: { properties: { id } } } },
  });
  expect(requestForms).toEqual(new Map());
});

test('a document without such properties is not changed', () => {
  const root = { components: { schemas: { Port: { required: ['a'], properties: { a: {} } } } } };
  expect(separateForms(root)).toEqual({ document: root, requestForms: new Map() });
});
