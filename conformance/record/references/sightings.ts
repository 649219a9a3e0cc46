import type { ComparedValue } from '@upspec/document';
import type { KnownIds } from './known-ids.js';
import { isCount, isDistinct, isIdName } from './likely-id.js';
import type { PossibleReference } from './possible-references.js';
import type { LocatedScalar } from './scalars-in.js';
import { formatLocation, type ValueLocation } from './value-location.js';

/** A location that holds ids of a resource. */
export interface FoundReference {
  readonly location: ValueLocation;
  readonly resource: string;
  /** As the inferences of a contract give it. */
  readonly reason: string;
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
  /** The values that were an id of some resource, each once. */
  readonly values: Set<string | number>;
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
    const isKey = location.kind === 'keys' && typeof value === 'string';
    const resources = isKey ? known.resourcesOfKey(value) : known.resourcesOf(value);
    for (const resource of resources) {
      sighting.ids.set(resource, (sighting.ids.get(resource) ?? 0) + 1);
    }
    if (resources.length > 0) sighting.values.add(value);
  }

  /** Where every value is an id of one resource, and not by chance. */
  references(): readonly FoundReference[] {
    return [...this.#all.values()].flatMap((sighting) => referenceIn(sighting) ?? []);
  }

  /** Where that is not certain. */
  possible(): readonly PossibleReference[] {
    return [...this.#all.values()]
      .filter((sighting) => referenceIn(sighting) === undefined)
      .flatMap((sighting) => {
        const { location, values } = sighting;
        const resources = candidatesOf(sighting);
        const [example] = [...values].reverse();
        return resources.length === 0 || example === undefined
          ? []
          : [{ location, resources, example }];
      });
  }
}

function begin({ location, rule, isItem }: Omit<LocatedScalar, 'value'>): Sighting {
  return { location, rule, isItem, count: 0, ids: new Map(), values: new Set() };
}

function referenceIn(sighting: Sighting): FoundReference | undefined {
  const { location, rule, ids, values, count } = sighting;
  const { mayRefer } = rule;
  if (mayRefer !== undefined && ids.get(mayRefer) === count) {
    const reason = `it points to ${mayRefer}, and each of its recorded values is an id of one`;
    return { location, resource: mayRefer, reason };
  }
  // Other values contradict it, and so does a second resource with the same ids.
  const [resource, ...others] = [...ids].flatMap(([name, seen]) => (seen === count ? [name] : []));
  if (resource === undefined || others.length > 0) return undefined;
  if ([...values].every(isDistinct)) {
    return { location, resource, reason: `each of its recorded values is an id of ${resource}` };
  }
  const isNamed = isIdName(location) || (location.kind === 'keys' && values.size > 1);
  if (!isNamed) return undefined;
  const reason = `each of its recorded values is an id of ${resource}, and of no other resource`;
  return { location, resource, reason };
}

/** The resources whose ids a location may hold. */
function candidatesOf({ location, rule, count, ids, values, isItem }: Sighting): readonly string[] {
  const { mayRefer } = rule;
  if (mayRefer !== undefined && ids.has(mayRefer)) return [mayRefer];
  const hasDistinct = [...values].some(isDistinct);
  const all = [...ids].filter(([, number]) => hasDistinct || number === count);
  return isCount(location, isItem) && !hasDistinct ? [] : all.map(([resource]) => resource);
}
