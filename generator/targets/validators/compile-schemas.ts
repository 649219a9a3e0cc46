import type { AnySchema } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import type { Model, NamedSchema } from '../../model/model.js';
import { linkedId, toLinkedSchema } from '../schemas/to-json-schema.js';
import type { Emitted } from '../target.js';

/** The schemas as code, and those that ajv can't make code of. */
export interface CompiledSchemas extends Required<Pick<Emitted, 'unsupported'>> {
  /** A module that exports a function for each schema: `compiledUpload`. */
  readonly code: string;
  readonly schemas: readonly NamedSchema[];
}

/** Compiles the schemas of a model; one that can't be is told, and the others are made all the same. */
export function compileSchemas(model: Model): CompiledSchemas {
  const ajv = new Ajv2020({
    code: { source: true, esm: true, lines: true },
    allErrors: true,
    strict: false,
    inlineRefs: false,
    logger: false,
  });
  const failures = new Map<NamedSchema, string>();
  const attempt = (schema: NamedSchema, step: () => unknown): void => {
    try {
      step();
    } catch (error) {
      failures.set(schema, error instanceof Error ? error.message : String(error));
    }
  };
  for (const schema of model.schemas) {
    attempt(schema, () =>
      ajv.addSchema(toLinkedSchema(model, schema.name) as AnySchema, linkedId(schema.name)),
    );
  }
  for (const schema of model.schemas) {
    if (!failures.has(schema)) attempt(schema, () => ajv.getSchema(linkedId(schema.name)));
  }
  const schemas = model.schemas.filter((schema) => !failures.has(schema));
  const names = schemas.map(
    ({ name, typeName }) => [`compiled${typeName}`, linkedId(name)] as const,
  );
  return {
    code: standaloneCode.default(ajv, Object.fromEntries(names)),
    schemas,
    unsupported: [...failures].map(([{ name, schema }, reason]) => ({
      pointer: schema.pointer,
      message: `schema ${name} has no validator: ${reason}`,
    })),
  };
}
