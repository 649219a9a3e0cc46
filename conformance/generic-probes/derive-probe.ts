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
  readonly rules: readonly Requirement[];
  /** Those that it is about, not those that it needs. */
  readonly operations: readonly string[];
  readonly needsKey?: boolean;
  /** Whether what other cases create would disturb it; it would not by default. */
  readonly isSerial?: boolean;
  run(scene: Scene, target: ProbeTarget): Promise<void>;
}

/** Makes a case of what was derived from a contract. */
export function deriveProbe(source: ProbeSource, derived: DerivedProbe): Probe {
  const { family, subject, title, rules, operations, needsKey, isSerial = false, run } = derived;
  const pointers = operations.flatMap((id) => source.contract.operations[id]?.pointer ?? []);
  return {
    name: `probes/${family}/${slug(subject)}`,
    title,
    requirements: rules.map(({ id }) => id),
    operations,
    evidence: pointers.map((pointer) => `the document: ${pointer}`),
    ...(needsKey !== undefined && { needsKey }),
    isSerial,
    run: (target) => run(openScene(source, target), target),
  };
}
