import { expect, test } from 'vitest';
import type { Schema } from './schema.js';
import { schemaLookup } from './schema-lookup.js';

const upload: Schema = {
  kind: 'string',
  pointer: '#/components/schemas/Upload',
  nullable: false,
  deprecated: false,
  examples: [],
  constraints: [],
  replay: 'equal',
  filename: 'optional',
};
const lookup = schemaLookup({
  schemas: [{ name: 'Upload', typeName: 'Upload', fileName: 'Upload', schema: upload }],
});

test('a schema is found by its name in the document', () => {
  expect(lookup('Upload')).toBe(upload);
});

test.each(['upload', 'constructor', ''])('no schema is invented for %j', (name) => {
  expect(() => lookup(name)).toThrow(
    new Error(`the document was loaded without its schema ${name}`),
  );
});
