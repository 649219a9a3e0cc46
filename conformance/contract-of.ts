import type { Contract as DescribedContract } from '@upspec/document';
import type { Contract } from './contract.js';
import { kindValues } from './contract/kind-values.js';
import { openContract } from './contract/open-contract.js';

/** The contract of any document, as the kit checks a server against it. */
export function contractOf(described: DescribedContract): Contract {
  const { requirements } = described;
  return {
    described,
    schemas: openContract(described),
    kinds: kindValues(described.schemas),
    requirements: new Map(requirements.map((requirement) => [requirement.id, requirement])),
    coverage: new Map(
      requirements.flatMap(({ id, covers }) => covers.map((location) => [location, id] as const)),
    ),
  };
}
