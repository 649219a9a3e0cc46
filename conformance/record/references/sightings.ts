import { singular, words, type ComparedValue } from '@upspec/document';
import type { KnownIds } from './known-ids.js';
import type { PossibleReference } from './possible-references.js';
import type { LocatedScalar } from './scalars-in.js';
import { formatLocation, type ValueLocation } from './value-location.js';

/** A location that holds ids of a resource. */
export interface FoundReference {
  readonly location: ValueLocation;
  readonly resource: string;
}

/** What recordings have at one location. */
interface Sighting {
  readonly location: ValueLocation;
  readonly rule: ComparedValue;
  readonly isItem: boolean;
  /** How many values it had. */
  count: number;
  /** By resource: how many of them were ids of it. */
  readonly ids: Map<string, number>;
  /** One of those, to be shown. */
  example: string | number;
  /** Whether one was found that no value is by chance. */
  isDistinct: boolean;
}

/** Counts, at each location that is compared as it is, how many of its values are known ids. */
export class Sightings {
  readonly #all = new Map<string, Sighting>();

  note({ location, rule, value, isItem }: LocatedScalar, known: KnownIds): void {
    if (rule.mode !== 'equal' || rule.isStated === true) return;
    const key = formatLocation(location);
    const sighting = this.#all.get(key) ?? begin({ location, rule, isItem });
    this.#all.set(key, sighting);
    sighting.count += 1;
    const resources = known.resourcesOf(value);
    for (const resource of resources) {
      sighting.ids.set(resource, (sighting.ids.get(resource) ?? 0) + 1);
    }
    if (resources.length === 0) return;
    sighting.example = value;
    sighting.isDistinct ||= isDistinct(value);
  }

  /** Where the document points to a resource, and every value is an id of it. */
  references(): readonly FoundReference[] {
    return [...this.#all.values()].flatMap(({ location, rule, count, ids }) => {
      const { mayRefer } = rule;
      const isReference = mayRefer !== undefined && ids.get(mayRefer) === count;
      return isReference ? [{ location, resource: mayRefer }] : [];
    });
  }

  /** Where that is not certain. */
  possible(): readonly PossibleReference[] {
    const found = new Set(this.references().map(({ location }) => location));
    return [...this.#all.values()]
      .filter(({ location }) => !found.has(location))
      .flatMap((sighting) => {
        const { location, example } = sighting;
        const resources = candidatesOf(sighting);
        return resources.length === 0 ? [] : [{ location, resources, example }];
      });
  }
}

function begin({ location, rule, isItem }: Omit<LocatedScalar, 'value'>): Sighting {
  return { location, rule, isItem, count: 0, ids: new Map(), example: '', isDistinct: false };
}

/** The resources whose ids a location may hold. */
function candidatesOf({ location, rule, count, ids, ...seen }: Sighting): readonly string[] {
  const { mayRefer } = rule;
  if (mayRefer !== undefined && ids.has(mayRefer)) return [mayRefer];
  const all = [...ids].filter(([, number]) => seen.isDistinct || number === count);
  return isCount(location, seen.isItem) && !seen.isDistinct
    ? []
    : all.map(([resource]) => resource);
}

/** Whether other values than ids are rarely like this: `file-abc123`, a UUID. */
function isDistinct(value: string | number): boolean {
  return typeof value === 'string' && /^(?=.*\d)(?=.*\D).{6,}$/.test(value);
}

/** Numbers that count, measure or order are often equal to an id by chance. */
function isCount(location: ValueLocation, isItem: boolean): boolean {
  const name = nameOf(location);
  // A plural beside a single value: `words: 3`.
  if (!isItem && singular(name) !== name) return true;
  return words(name).some((word) => COUNTS.has(word));
}

function nameOf(location: ValueLocation): string {
  if (location.kind === 'property') return location.property;
  return location.kind === 'parameter' ? location.name : '';
}

const COUNTS = new Set(
  (
    'age amount bytes capacity code count day depth duration height hour index interval length level limit ' +
    'max maximum min minimum minute month number offset order page per percent port position price priority quantity ' +
    'rank rate rating retry score second seconds seq sequence size status step stock sum total ttl version weight width year'
  ).split(' '),
);
