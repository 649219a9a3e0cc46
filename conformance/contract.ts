import type { Contract as DescribedContract, Requirement } from '@upspec/document';
import type { KindValues } from './contract/kind-values.js';
import type { SchemaJudge } from './contract/schema-judge.js';

/** All that the kit knows of an API. */
export interface Contract {
  /** The contract as the document states it. */
  readonly described: DescribedContract;
  /** Judges values by the contract's schemas. */
  readonly schemas: SchemaJudge;
  /** The values by which objects say what they are. */
  readonly kinds: KindValues;
  /** By id. */
  readonly requirements: ReadonlyMap<string, Requirement>;
  /** From a location, such as `Pet.name`, to the id of the requirement that covers it. */
  readonly coverage: ReadonlyMap<string, string>;
}
