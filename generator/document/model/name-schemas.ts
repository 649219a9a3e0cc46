import { isJsonObject } from '../load/json.js';
import { escapeToken, valueAt } from '../load/json-pointer.js';
import { buildSchema } from './build-schema.js';
import { entriesOf, type BuildContext } from './context.js';
import type { ExplicitDocument } from './explicit/explicit-document.js';
import { FileNames } from './file-names.js';
import type { Model, NamedSchema } from './model.js';
import { pascalCase, shortened } from './names.js';

/** Names the schemas of a document: its own first, so that no other takes their names. */
export function nameSchemas(
  context: BuildContext,
  { lifted, requestForms }: Pick<ExplicitDocument, 'lifted' | 'requestForms'>,
): Pick<Model, 'schemas' | 'lifted'> {
  const { root } = context.document;
  const { components } = root;
  const names = new SchemaNames(context);
  const own = entriesOf(isJsonObject(components) ? components['schemas'] : undefined).map(
    ([name, value]): NamedSchema => ({
      ...names.claim(name, `#/components/schemas/${escapeToken(name)}`),
      schema: buildSchema(context, value, `#/components/schemas/${escapeToken(name)}`),
    }),
  );
  return {
    schemas: own.map((named) => {
      const form = requestForms.get(named.name);
      if (form === undefined) return named;
      return {
        ...named,
        requestForm: {
          ...names.claim(
            form,
            `#/components/schemas/${escapeToken(named.name)}`,
            `${named.name} in requests`,
          ),
          schema: named.schema,
        },
      };
    }),
    lifted: lifted.map(({ name, pointer }) => ({
      ...names.claim(name, pointer),
      schema: buildSchema(context, valueAt(root, pointer), pointer),
    })),
  };
}

class SchemaNames {
  readonly #context: BuildContext;
  readonly #types = new Set<string>();
  readonly #files = new FileNames();

  constructor(context: BuildContext) {
    this.#context = context;
  }

  /** @param described - The schema as a warning names it. */
  claim(name: string, pointer: string, described = name): Omit<NamedSchema, 'schema'> {
    const own = shortened(pascalCase(name));
    let typeName = own;
    while (this.#types.has(typeName)) typeName = `${typeName}_`;
    this.#types.add(typeName);
    if (typeName !== own) {
      const message = `the type of schema ${described} is ${typeName}: another schema is ${own}`;
      this.#context.warn(pointer, message);
    }
    return { name, typeName, fileName: this.#files.claim(shortened(name)) };
  }
}
