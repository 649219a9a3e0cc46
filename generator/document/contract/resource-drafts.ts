import { idStem, resourceKey } from './id-words.js';
import type { Inference } from './contract.js';
import type { ContractResource, ResourceCreator, ResourceEnd } from './contract-resource.js';
import { depthOf, itemPathsIn, lastName, pathKey, type ItemPath } from './resource-paths.js';

/** A resource while it is being built. */
export interface Draft {
  readonly name: string;
  /** The normalized names that others may call it by. */
  readonly words: Set<string>;
  /** The paths of one of them, and for a part without one the path that creates it. */
  readonly paths: string[];
  /** The keys of the paths of all of them. */
  readonly collections: Set<string>;
  /** The path parameters that hold its id. */
  readonly parameters: Set<string>;
  readonly creators: ResourceCreator[];
  readonly removers: { readonly end: ResourceEnd; readonly path: string }[];
  readonly ends: ResourceEnd[];
  /** The properties of the bodies that create one. */
  readonly sent: Set<string>;
  /** The types of its id in paths, such as `string uuid`. */
  readonly idTypes: Set<string>;
  readonly isPart: boolean;
  schema: string | undefined;
  retriever: string | undefined;
  lister: string | undefined;
  hasDelete: boolean;
}

/** The resources of a document while they are being inferred. */
export class ResourceDrafts {
  readonly inferences: Inference[] = [];
  readonly #drafts = new Map<string, Draft>();
  readonly #byPath = new Map<string, Draft>();
  /** The resource of each word; a word without one is looked up again after resources are added. */
  readonly #byWord = new Map<string, Draft | undefined>();
  /** The resource whose object a schema describes; undefined where several match. */
  readonly #owners = new Map<string, Draft | undefined>();
  /** What requests with a schema create or change; undefined where several match. */
  readonly #subjects = new Map<string, Draft | undefined>();

  named(name: string): Draft | undefined {
    return this.#drafts.get(name);
  }

  all(): readonly Draft[] {
    return [...this.#drafts.values()];
  }

  atPath(path: string): Draft | undefined {
    return this.#byPath.get(pathKey(path));
  }

  ofCollection(path: string): Draft | undefined {
    return this.all().find(({ collections }) => collections.has(pathKey(path)));
  }

  ofSchema(schema: string): Draft | undefined {
    return this.all().find((draft) => draft.schema === schema);
  }

  /**
   * Adds an item's path; one with the same name and schema is another path of the same resource.
   */
  addItem(item: ItemPath, schema: string | undefined): Draft {
    const name = lastName(item.collection) || item.parameter;
    const same = this.all().find(
      (draft) =>
        schema !== undefined && draft.schema === schema && lastName(draft.paths[0] ?? '') === name,
    );
    const draft = same ?? this.#add(name, { path: item.path, schema, isPart: false });
    if (same !== undefined) draft.paths.push(item.path);
    draft.collections.add(pathKey(item.collection));
    this.addParameter(draft, item.parameter);
    this.#byPath.set(pathKey(item.path), draft);
    if (schema !== undefined) this.claim(schema, draft);
    return draft;
  }

  /** Adds a path parameter that holds the resource's id. */
  addParameter({ parameters, words }: Draft, parameter: string): void {
    parameters.add(parameter);
    words.add(idStem(parameter) ?? '');
  }

  /** Adds a resource without a path. */
  addPart(name: string, path: string, schema: string | undefined): Draft {
    const draft = this.#add(name || 'objects', { path, schema, isPart: true });
    if (schema !== undefined) this.claim(schema, draft);
    return draft;
  }

  /**
   * Records the resource that a schema describes; a schema that several resources share describes
   * none.
   */
  claim(schema: string, draft: Draft): void {
    const known = this.#owners.get(schema);
    const isShared = this.#owners.has(schema) && known !== draft;
    const isOwn = known?.schema === schema;
    if (!isShared) this.#owners.set(schema, draft);
    else if (!isOwn) this.#owners.set(schema, draft.schema === schema ? draft : undefined);
  }

  /** The resource whose object a schema describes. */
  ownerOf(schema: string): Draft | undefined {
    return this.#owners.get(schema);
  }

  /** The resource that a word names: `pet`, `Pets`; the one with the shortest path of several. */
  wordFor(word: string): Draft | undefined {
    if (!this.#byWord.has(word)) this.#byWord.set(word, this.#find(resourceKey(word)));
    return this.#byWord.get(word);
  }

  /** The only other resource with ids of a type, else the given one. Any id is a string. */
  onlyWithIds(type: string, owner: Draft | undefined): Draft | undefined {
    if (type === 'string') return undefined;
    const all = this.all().filter(({ idTypes }) => idTypes.has(type));
    const others = all.filter((draft) => draft !== owner);
    const [first, ...more] = others.length === 0 ? all : others;
    return more.length === 0 ? first : undefined;
  }

  /** Records what a request with a schema creates or changes. */
  noteSubject(schema: string, draft: Draft): void {
    const isOther = this.#subjects.has(schema) && this.#subjects.get(schema) !== draft;
    this.#subjects.set(schema, isOther ? undefined : draft);
  }

  /** The resource that requests with a schema create or change. */
  subjectOf(schema: string): Draft | undefined {
    return this.#subjects.get(schema);
  }

  #find(key: string): Draft | undefined {
    if (key === '') return undefined;
    const matching = this.all().filter(({ words }) => words.has(key));
    return matching.toSorted((a, b) => depthOf(a.paths[0] ?? '') - depthOf(b.paths[0] ?? ''))[0];
  }

  addCreator(draft: Draft, creator: ResourceCreator, reason?: string): void {
    draft.creators.push(creator);
    this.#note(draft, `created by ${creator.operation}`, reason);
  }

  addRemover(
    draft: Draft,
    end: ResourceEnd,
    found: { readonly path: string; readonly reason?: string },
  ): void {
    draft.hasDelete = true;
    this.addAction(draft, end, found);
  }

  /** Adds a remover that is used where there is no DELETE. */
  addAction(
    draft: Draft,
    end: ResourceEnd,
    { path, reason }: { readonly path: string; readonly reason?: string },
  ): void {
    draft.removers.push({ end, path });
    this.#note(draft, `removed by ${end.operation}`, reason);
  }

  /** Drops the parts that nothing creates and nothing removes. */
  prune(): void {
    for (const { name, isPart, creators, removers, ends } of this.all()) {
      if (isPart && creators.length + removers.length + ends.length === 0)
        this.#drafts.delete(name);
    }
    for (const [schema, draft] of this.#owners) {
      if (draft !== undefined && !this.#drafts.has(draft.name)) this.#owners.delete(schema);
    }
    this.#byWord.clear();
  }

  /** The resources by name. */
  table(): Readonly<Record<string, ContractResource>> {
    return Object.fromEntries(this.all().map((draft) => [draft.name, this.#resource(draft)]));
  }

  #resource(draft: Draft): ContractResource {
    const [path] = draft.paths.toSorted((a, b) => depthOf(a) - depthOf(b));
    const parent = this.#parentOf(draft);
    return {
      ...(path !== undefined && !draft.isPart && { path }),
      creators: draft.creators,
      removers: draft.removers
        .toSorted((a, b) => depthOf(a.path) - depthOf(b.path))
        .map(({ end }) => end),
      ends: draft.ends,
      ...(draft.retriever !== undefined && { retriever: draft.retriever }),
      ...(draft.lister !== undefined && { lister: draft.lister }),
      ...(parent !== undefined && { parent: parent.name }),
    };
  }

  /**
   * The resources that are in all of its paths; a resource with its own path outlives the others.
   */
  #parentOf(draft: Draft): Draft | undefined {
    const parents = draft.paths.map((path) => {
      const around = itemPathsIn(path).filter((item) => this.atPath(item.path) !== draft);
      const last = around.at(-1);
      return last === undefined ? undefined : this.atPath(last.path);
    });
    const [first] = parents;
    return first !== draft && parents.every((parent) => parent === first) ? first : undefined;
  }

  #add(expected: string, given: Pick<Draft, 'schema' | 'isPart'> & { path: string }): Draft {
    const name = this.#freeName(expected, given.path);
    const draft: Draft = {
      name,
      words: new Set([name, lastName(given.path)].map(resourceKey)),
      paths: [given.path],
      collections: new Set(),
      parameters: new Set(),
      sent: new Set(),
      idTypes: new Set(),
      creators: [],
      removers: [],
      ends: [],
      isPart: given.isPart,
      schema: given.schema,
      retriever: undefined,
      lister: undefined,
      hasDelete: false,
    };
    this.#drafts.set(draft.name, draft);
    this.#byWord.clear();
    return draft;
  }

  /** `pets`, or `owners.pets` where that name is in use. */
  #freeName(expected: string, path: string): string {
    const names = path.split('/').filter((segment) => segment !== '' && !segment.includes('{'));
    const candidates = [expected, names.slice(-2).join('.'), names.join('.'), path];
    return (
      candidates.find((name) => name !== '' && !this.#drafts.has(name)) ??
      `${path} ${String(this.#drafts.size)}`
    );
  }

  #note({ name }: Draft, inferred: string, reason: string | undefined): void {
    if (reason !== undefined) this.inferences.push({ location: name, inferred, reason });
  }
}
