import {
  cookiesName,
  headersName,
  type Model,
  type Operation,
  paramsName,
  queryName,
  responsesName,
  type Resource,
  type Schema,
} from '@upspec/document';

/** Names that have another meaning in a resource's file, so that no schema can have them. */
const TAKEN = [
  'APIPromise',
  'APIResource',
  'BodyRule',
  'BytesPromise',
  'ClientRequest',
  'CursorPage',
  'ErrorsOf',
  'EventOf',
  'EventStream',
  'EventStreamOptions',
  'EventStreamPromise',
  'FilePartInput',
  'NamedFileInput',
  'NonNullable',
  'Omit',
  'OptionsAsQuery',
  'PagePromise',
  'ParameterRule',
  'ParameterStyles',
  'PartRule',
  'RequestOptions',
  'Response',
  'ServerSentEvent',
  'StreamFile',
  'UploadFileOptions',
  'UploadSource',
  'WaitOptions',
  'operations',
  'paths',
];

/** The names of types in one file, and their imports. */
export class TypeNames {
  readonly model: Model;
  readonly resource: Resource;
  readonly #taken: ReadonlySet<string>;
  readonly #byName: ReadonlyMap<string, string>;
  readonly #requestForms: ReadonlyMap<string, string>;
  readonly #used = new Map<string, string>();

  constructor(model: Model, resource: Resource) {
    this.model = model;
    this.resource = resource;
    this.#byName = new Map(model.schemas.map(({ name, typeName }) => [name, typeName]));
    this.#requestForms = new Map(
      model.schemas.map(({ name, typeName, requestForm }) => [
        name,
        requestForm?.typeName ?? typeName,
      ]),
    );
    this.#taken = new Set([
      ...TAKEN,
      resource.className,
      ...resource.resources.map((below) => below.className),
      ...model.chunkedUploads.map(({ create, name }) =>
        paramsName(resource.className, { ...create, name }),
      ),
      ...resource.operations.flatMap((operation) => [
        paramsName(resource.className, operation),
        queryName(resource.className, operation),
        headersName(resource.className, operation),
        cookiesName(resource.className, operation),
        responsesName(resource.className, operation),
      ]),
    ]);
  }

  /** The type of a schema with a name, in a response; otherwise its path in `operations`. */
  of(schema: Schema, otherwise: () => string): string {
    return this.#named(schema, this.#byName) ?? otherwise();
  }

  /** The same for a request. */
  ofRequest(schema: Schema, otherwise: () => string): string {
    return this.#named(schema, this.#requestForms) ?? otherwise();
  }

  /** Whether a name has no other meaning in the file. */
  isFree(name: string): boolean {
    return !this.#taken.has(name);
  }

  #named(schema: Schema, names: ReadonlyMap<string, string>): string | undefined {
    const typeName = schema.kind === 'reference' ? names.get(schema.schema) : undefined;
    if (typeName === undefined || schema.nullable) return undefined;
    const local = this.#localName(typeName);
    this.#used.set(typeName, local);
    return local;
  }

  #localName(typeName: string): string {
    if (!this.#taken.has(typeName)) return typeName;
    const others = new Set([
      ...this.#taken,
      ...this.#byName.values(),
      ...this.#requestForms.values(),
    ]);
    let name = `${typeName}Schema`;
    while (others.has(name)) name = `${name}_`;
    return name;
  }

  /** The type of an operation: `operations['listFiles']`. */
  operation({ id, hasOwnId, path, httpMethod }: Operation): string {
    const base = hasOwnId ? 'operations' : 'paths';
    this.#used.set(base, base);
    return hasOwnId
      ? `operations[${JSON.stringify(id)}]`
      : `paths[${JSON.stringify(path)}]['${httpMethod}']`;
  }

  /**
   * The imports from `types.js` that the returned names need so far.
   *
   * @param others - Further types that the file needs, by names that are free.
   */
  imports(
    others: readonly string[],
  ): readonly (string | { readonly name: string; readonly alias: string })[] {
    return [...new Map([...this.#used, ...others.map((name) => [name, name] as const)])]
      .sort(([a], [b]) => a.localeCompare(b, 'en'))
      .map(([name, local]) => (name === local ? name : { name, alias: local }));
  }
}
