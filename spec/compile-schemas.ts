import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { YamlObject } from './read-yaml.js';
import { objectAt } from './resolve-pointer.js';

/** Checks a value against a component schema and returns all violations. */
export type JudgeBySchema = (schema: string, value: unknown) => readonly string[];

/**
 * Compiles all component schemas of a document with ajv in its strict mode.
 * @throws {Error} if a schema can't be compiled, because a skipped schema would accept every value
 */
export function compileSchemas(document: YamlObject, names: readonly string[]): JudgeBySchema {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
  });
  ajv.addVocabulary(['x-upspec-replay', 'x-upspec-filename', 'example']);
  ajv.addFormat('binary', true);
  const schemas = JSON.stringify(objectAt(document, '/components/schemas'));
  const $defs = JSON.parse(schemas.replaceAll('"#/components/schemas/', '"#/$defs/')) as YamlObject;
  ajv.addSchema({ $id: 'components', $defs });
  const validators = new Map(
    names.map((name) => {
      const validate = ajv.getSchema(`components#/$defs/${name}`);
      if (validate === undefined) throw new Error(`the document has no schema ${name}`);
      return [name, validate] as const;
    }),
  );
  return (schema, value) => {
    const validate = validators.get(schema);
    if (validate === undefined) return [`no schema ${schema} was compiled`];
    return validate(value) === true ? [] : (validate.errors ?? []).map(describeError);
  };
}

function describeError({ instancePath, message, params }: ErrorObject): string {
  const extra: unknown = params['additionalProperty'];
  return `${instancePath || '/'} ${message ?? ''}${typeof extra === 'string' ? `: ${extra}` : ''}`;
}
