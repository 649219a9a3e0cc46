import { isJsonObject } from '../load/json.js';
import { escapeToken, valueAt } from '../load/json-pointer.js';
import { buildSchema } from './build-schema.js';
import { entriesOf, type BuildContext } from './context.js';
import type { ExplicitDocument } from './explicit/explicit-document.js';
import { FileNames } from './file-names.js';
import type { Model, NamedSchema } from './model.js';
import { pascalCase } from './names.js';

/** Names the schemas of a document: its own first, so that no other takes their names. */
export function nameSchemas(
  context: BuildContext,
  { lifted, requestForms }: Pick<ExplicitDocument, 'lifted' | 'requestForms'>,
): Pick<Model, 'schemas' | 'lifted'> {
  const { root } = context.document;
  const { components } = root;
  const names = new SchemaNames();
  const own = entriesOf(isJsonObject(components) ? components['schemas'] : undefined).map(
    ([name, value]): NamedSchema => ({
      ...names.claim(name),
      schema: buildSchema(context, value, `#/components/schemas/${escapeToken(name)}`),
    }),
  );
  return {
    schemas: own.map((named) => {
      const form = requestForms.get(named.name);
      if (form === undefined) return named;
      return { ...named, requestForm: { ...names.claim(form), schema: named.schema } };
    }),
    lifted: lifted.map(({ name, pointer }) => ({
      ...names.claim(name),
      schema: buildSchema(context, valueAt(root, pointer), pointer),
    })),
  };
}

class SchemaNames {
  readonly #types = new Set<string>();
  readonly #files = new FileNames();

  claim(name: string): Omit<NamedSchema, 'schema'> {
    let typeName = pascalCase(name);
    while (this.#types.has(typeName)) typeName = `${typeName}_`;
    this.#types.add(typeName);
    return { name, typeName, fileName: this.#files.claim(name) };
  }
}
