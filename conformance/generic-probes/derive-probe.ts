import type { Requirement } from '@upspec/document';
import { slug } from '../examples/example-fixtures.js';
import type { Probe, ProbeTarget } from '../probe-contract/probe.js';
import type { ProbeSource } from './probe-family.js';
import { openScene } from './scene/open-scene.js';
import type { Scene } from './scene/scene.js';

/** A probe of one operation or resource, before it has a name of its own. */
export interface DerivedProbe {
  /** The name of its family: `bounds`. */
  readonly family: string;
  /** What it is about: the id of an operation, or the name of a resource. */
  readonly subject: string;
  readonly title: string;
  readonly rules: readonly Pick<Requirement, 'id'>[];
  /** Those that it is about, not those that it needs. */
  readonly operations: readonly string[];
  readonly needsKey?: boolean;
  /** Whether what other cases create would disturb it; it would not by default. */
  readonly isSerial?: boolean;
  /** How many requests it sends at most, without those that create what they need. */
  readonly requests: number;
  run(scene: Scene, target: ProbeTarget): Promise<void>;
}

/** Makes a case of what was derived from a contract. */
export function deriveProbe(source: ProbeSource, derived: DerivedProbe): Probe {
  const { family, subject, title, rules, operations, needsKey, isSerial = false } = derived;
  const { requests, run } = derived;
  const pointers = operations.flatMap((id) => source.contract.operations[id]?.pointer ?? []);
  return {
    name: `probes/${family}/${slug(subject)}`,
    title,
    requirements: rules.map(({ id }) => id),
    operations,
    evidence: pointers.map((pointer) => `the document: ${pointer}`),
    ...(needsKey !== undefined && { needsKey }),
    isSerial,
    requests: requests + setupRequests(source, operations),
    run: (target) => run(openScene(source, target), target),
  };
}

/** What is created takes a request, one to delete it, and one that looks whether it is gone. */
const requestsOfInstance = 3;

/** About how many requests create what some operations need, and delete it. */
function setupRequests(
  { contract, resources }: ProbeSource,
  operations: readonly string[],
): number {
  const needed = new Set<string>();
  const open = [...operations];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const { parameters = [], body } = contract.operations[id] ?? {};
    const { properties = {} } = contract.comparisons[body?.schema ?? ''] ?? {};
    const values = [...parameters.map(({ value }) => value), ...Object.values(properties)];
    for (const { resource } of values) {
      const planned = resource === undefined ? undefined : resources.get(resource);
      if (planned === undefined || needed.has(planned.name)) continue;
      needed.add(planned.name);
      open.push(planned.creator.operation);
    }
  }
  return needed.size * requestsOfInstance;
}
