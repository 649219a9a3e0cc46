import { documentSchemas, toJsonSchema, type Model } from '@upspec/document';
import { banner, type EmittedFile, type Target } from '../target.js';

/** A JSON Schema file for each component, for any language that has a validator. */
export const schemas: Target = {
  name: 'schemas',
  summary: 'a self-contained JSON Schema 2020-12 file for each component schema',
  owns: (path) => /^typescript\/schemas\/[^/]+\.json$/.test(path),
  emit: (model) => Promise.resolve({ files: emitSchemas(model) }),
};

function emitSchemas(model: Model): readonly EmittedFile[] {
  return documentSchemas(model).map((schema) => {
    const { $schema, ...rest } = toJsonSchema(model, schema);
    const text = JSON.stringify({ $schema, $comment: banner(model), ...rest }, undefined, 2);
    return { path: `typescript/schemas/${schema.fileName}.json`, text: `${text}\n` };
  });
}
