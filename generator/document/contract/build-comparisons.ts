import type {
  ComparedProperty,
  ComparedValue,
  Comparison,
  ComparisonMode,
  Inference,
} from './contract.js';
import { discriminatorOf, mappedNames } from './discriminator-mapping.js';
import { resourceKey } from './id-words.js';
import { inferMode, type ValueFacts } from './infer-mode.js';
import { isMode } from './is-mode.js';
import { keyedResource } from './keyed-resource.js';
import { countedReason } from './looks-chosen.js';
import { possibleReference } from './possible-reference.js';
import type { Draft, ResourceDrafts } from './resource-drafts.js';
import type { SchemaUses } from './schema-uses.js';
import type { ValueContext } from './value-context.js';
import { valueFacts } from './value-facts.js';
import type { SchemaReader } from './schema-shape.js';
import type { SchemaNode, Shape } from './shape.js';

/** The inputs of a comparison. */
export interface ComparisonSources {
  readonly reader: SchemaReader;
  readonly drafts: ResourceDrafts;
  readonly uses: SchemaUses;
  readonly baseUrl: string;
}

/** Builds the comparison of each schema once. */
export class ComparisonBuilder {
  readonly inferences: Inference[] = [];
  readonly #sources: ComparisonSources;
  readonly #comparisons = new Map<string, Comparison>();
  readonly #open: { readonly name: string; readonly holder: ValueContext | undefined }[] = [];
  readonly #queued = new Set<string>();

  constructor(sources: ComparisonSources) {
    this.#sources = sources;
  }

  /** All comparisons by name, with those of the schemas within. */
  build(names: readonly string[]): Readonly<Record<string, Comparison>> {
    for (const name of names) this.#enqueue(name, undefined);
    for (let next = this.#open.shift(); next !== undefined; next = this.#open.shift()) {
      this.#comparisons.set(next.name, this.#compare(next.name, next.holder));
    }
    return Object.fromEntries(
      [...this.#comparisons].toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))),
    );
  }

  /** How one value is compared: as the document states, or as inferred. */
  value(node: SchemaNode, foundIn: ValueContext): ComparedValue {
    const { reader } = this.#sources;
    const shape = reader.shapeOf(node);
    const { mode, resource } = this.#mode(shape, foundIn);
    const hasParts = this.#hasParts(node, foundIn);
    // A list whose keyword applies to its items gets a separate schema, besides the one it refers
    // to.
    const isStatedList = shape.statedResource !== '' && shape.items !== undefined;
    const name = isStatedList ? node.pointer : reader.nameOf(node);
    if (hasParts) this.#enqueue(name, foundIn);
    return {
      mode,
      ...(resource !== undefined && { resource }),
      ...(mode === 'equal' && this.#reference(node, foundIn)),
      ...(hasParts && { schema: name }),
    };
  }

  /** The resource whose ids a value with mode `equal` may hold. */
  #reference(
    node: SchemaNode,
    foundIn: ValueContext,
  ): Pick<ComparedValue, 'mayRefer' | 'isStated'> {
    const { reader } = this.#sources;
    const shape = reader.shapeOf(node);
    if (shape.stated === 'equal') return { isStated: true };
    const name = reader.nameOf(node);
    const component = name.startsWith('#/') ? undefined : name;
    const isItem = foundIn.isItem ?? false;
    const draft = possibleReference(this.#facts(shape, foundIn), { component, isItem });
    return draft === undefined ? {} : { mayRefer: draft.name };
  }

  #mode(
    shape: Shape,
    foundIn: ValueContext,
  ): { mode: ComparisonMode; resource?: string | undefined } {
    const inferred = inferMode(this.#facts(shape, foundIn));
    const isList = shape.items !== undefined;
    if (shape.statedResource !== '' && !isList) {
      const mode = isMode(shape.stated) ? shape.stated : 'assigned';
      return { mode, resource: mode === 'assigned' ? shape.statedResource : undefined };
    }
    if (isMode(shape.stated)) {
      const resource = shape.stated === 'assigned' ? inferred?.resource : undefined;
      return { mode: shape.stated, resource: resource ?? this.#statedOwner(shape, foundIn) };
    }
    if (inferred === undefined) {
      this.#noteCounted(shape, foundIn);
      return { mode: 'equal' };
    }
    const { mode, resource, reason } = inferred;
    this.inferences.push({ location: foundIn.location, inferred: mode, reason });
    return { mode, resource };
  }

  /** What a server counts is compared as it was recorded, unless the document says otherwise. */
  #noteCounted(shape: Shape, { foundIn, isSent, isReceived, location }: ValueContext): void {
    const isOwn = foundIn === 'property' && isReceived === true && isSent !== true;
    const reason = isOwn && !shape.isFixed ? countedReason(shape) : undefined;
    if (reason !== undefined) this.inferences.push({ location, inferred: 'equal', reason });
  }

  /** A stated id of an object is one of its resource's, even where its name does not say so. */
  #statedOwner(shape: Shape, { name, owner }: ValueContext): string | undefined {
    return shape.stated === 'assigned' && name === 'id' ? owner?.name : undefined;
  }

  #facts(shape: Shape, foundIn: ValueContext): ValueFacts {
    return valueFacts(this.#sources, shape, foundIn);
  }

  /** Whether a value has parts that are compared one by one; false for a schema that was visited. */
  #hasParts(
    node: SchemaNode,
    foundIn: ValueContext,
    seen: Set<string> = new Set<string>(),
  ): boolean {
    const { reader } = this.#sources;
    const name = reader.nameOf(node);
    if (seen.has(name)) return false;
    seen.add(name);
    const { properties, options, items, additional, statedResource } = reader.shapeOf(node);
    // The keys of a map may be ids, whatever its values are.
    if (properties.size > 0 || additional !== undefined) return true;
    if (items !== undefined && statedResource !== '') return true;
    if (options.some((option) => this.#hasParts(option, foundIn, seen))) return true;
    if (items === undefined) return false;
    const shape = reader.shapeOf(items);
    const isCompared =
      isMode(shape.stated) ||
      shape.statedResource !== '' ||
      inferMode(this.#facts(shape, foundIn)) !== undefined ||
      this.#reference(items, { ...foundIn, isItem: true }).mayRefer !== undefined;
    return isCompared || this.#hasParts(items, foundIn, seen);
  }

  #enqueue(name: string, holder: ValueContext | undefined): void {
    if (this.#queued.has(name)) return;
    this.#queued.add(name);
    this.#open.push({ name, holder });
  }

  #compare(name: string, holder: ValueContext | undefined): Comparison {
    const { reader } = this.#sources;
    const shape = reader.shapeOf(reader.at(name));
    const { properties, additional, items, options, discriminator } = shape;
    const foundIn = this.#contextWithin(name, shape, holder);
    const compared = [...properties].map(
      ([key, { node, required }]): [string, ComparedProperty] => {
        const { nullable, writeOnly, readOnly } = reader.shapeOf(node);
        const value = this.value(node, this.#propertyContext(foundIn, key, name));
        return [key, { ...value, required, nullable, writeOnly, readOnly }];
      },
    );
    const inList: ValueContext = holder ?? foundIn;
    const listed = options.filter((option) => this.#hasParts(option, inList));
    const mappedSchemas =
      options.length > 0 ? [] : mappedNames(discriminator).map(([, mapped]) => mapped);
    const optionNames = listed.map((option) => reader.nameOf(option)).filter(isShallow);
    const named = [...new Set([...optionNames, ...mappedSchemas])];
    for (const option of named) this.#enqueue(option, holder);
    const rule = discriminatorOf(discriminator, named);
    const keys = additional && this.#keys(shape, { ...inList, location: `${name} keys` });
    return {
      properties: Object.fromEntries(compared),
      ...(additional && {
        additional: this.value(additional, { ...inList, location: `${name}.*` }),
      }),
      ...(keys && { keys }),
      ...(items && { items: this.#item(shape, items, { ...inList, location: `${name}[]` }) }),
      ...(named.length > 0 && { options: named }),
      ...(rule && { discriminator: rule }),
    };
  }

  /** How the keys of a map are compared; undefined where nothing points to a resource. */
  #keys({ keys }: Shape, foundIn: ValueContext): ComparedValue | undefined {
    const stated = keys && this.value(keys, { ...foundIn, isItem: true });
    const says = stated?.mode !== 'equal' || stated.isStated || stated.mayRefer !== undefined;
    if (stated !== undefined && says) return stated;
    const draft = keyedResource(foundIn.name, (word) => this.#sources.drafts.wordFor(word));
    return draft && { mode: 'equal', mayRefer: draft.name };
  }

  /** How an item is compared: by its own keyword, or else by the keyword of its list. */
  #item(list: Shape, items: SchemaNode, foundIn: ValueContext): ComparedValue {
    const { stated, statedResource } = this.#sources.reader.shapeOf(items);
    const isStated = isMode(stated) || statedResource !== '';
    if (list.statedResource === '' || isStated)
      return this.value(items, { ...foundIn, isItem: true });
    return { mode: 'assigned', resource: list.statedResource };
  }

  /** What applies to all properties of a schema. */
  #contextWithin(name: string, shape: Shape, holder: ValueContext | undefined): ValueContext {
    const { drafts, uses } = this.#sources;
    const owner = drafts.ownerOf(name) ?? this.#namesake(name, holder);
    const isSent = uses.sent.has(name);
    return {
      name: holder?.name ?? name,
      foundIn: 'property',
      location: name,
      owner,
      subject: drafts.subjectOf(name),
      isSent,
      isReceived: uses.received.has(name) || !isSent,
      siblings: new Set(shape.properties.keys()),
      isProblem: uses.problems.has(name),
      isError: uses.errors.has(name),
    };
  }

  /** The resource that a component or the property around an object is named for. */
  #namesake(name: string, holder: ValueContext | undefined): Draft | undefined {
    const { drafts } = this.#sources;
    return drafts.wordFor(name.startsWith('#/') ? (holder?.name ?? '') : resourceKey(name));
  }

  #propertyContext(foundIn: ValueContext, name: string, schema: string): ValueContext {
    const { owner } = foundIn;
    const isKnown = owner !== undefined && owner.creators.length + owner.sent.size > 0;
    const isSent = isKnown ? owner.sent.has(name) : foundIn.isSent === true;
    return { ...foundIn, name, location: `${schema}.${name}`, isSent };
  }
}

/**
 * Each inline option becomes a separate schema, with everything below it; so unions in unions are
 * listed to a depth that real documents do not reach.
 */
function isShallow(name: string): boolean {
  return name.split(/\/(?:oneOf|anyOf)\//).length <= 8;
}
