import {
  type Model,
  type Operation,
  paramsName,
  queryName,
  type Resource,
  type Schema,
} from '@upspec/document';

/** Names that a resource's file uses in another meaning than a schema could. */
const TAKEN = [
  'APIPromise',
  'APIResource',
  'FilePartInput',
  'NamedFileInput',
  'NonNullable',
  'Omit',
  'PagePromise',
  'PartRule',
  'RequestOptions',
  'Response',
  'operations',
  'paths',
];

/** The names of types in one file, and the imports that they need. */
export class TypeNames {
  readonly model: Model;
  readonly resource: Resource;
  readonly #taken: ReadonlySet<string>;
  readonly #byName: ReadonlyMap<string, string>;
  readonly #used = new Map<string, string>();

  constructor(model: Model, resource: Resource) {
    this.model = model;
    this.resource = resource;
    this.#byName = new Map(model.schemas.map(({ name, typeName }) => [name, typeName]));
    this.#taken = new Set([
      ...TAKEN,
      resource.className,
      ...resource.resources.map((below) => below.className),
      ...resource.operations.flatMap((operation) => [
        paramsName(resource.className, operation),
        queryName(resource.className, operation),
      ]),
    ]);
  }

  /** The type of a schema that has a name; otherwise the place in `operations` where it stands. */
  of(schema: Schema, otherwise: () => string): string {
    const typeName = schema.kind === 'reference' ? this.#byName.get(schema.schema) : undefined;
    if (typeName === undefined || schema.nullable) return otherwise();
    const local = this.#localName(typeName);
    this.#used.set(typeName, local);
    return local;
  }

  #localName(typeName: string): string {
    if (!this.#taken.has(typeName)) return typeName;
    const others = new Set([...this.#taken, ...this.#byName.values()]);
    let name = `${typeName}Schema`;
    while (others.has(name)) name = `${name}_`;
    return name;
  }

  /** The type of an operation as the document's shapes have it: `operations['listFiles']`. */
  operation({ id, hasOwnId, path, httpMethod }: Operation): string {
    const base = hasOwnId ? 'operations' : 'paths';
    this.#used.set(base, base);
    return hasOwnId
      ? `operations[${JSON.stringify(id)}]`
      : `paths[${JSON.stringify(path)}]['${httpMethod}']`;
  }

  /** What has to be imported from `types.js` for the names given so far. */
  imports(): readonly (string | { readonly name: string; readonly alias: string })[] {
    return [...this.#used]
      .sort(([a], [b]) => a.localeCompare(b, 'en'))
      .map(([name, local]) => (name === local ? name : { name, alias: local }));
  }
}
