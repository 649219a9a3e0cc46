import type { Contract as DescribedContract } from '@upspec/document';
import { generalRules } from './general-rules.js';
import { locationName } from './location-names.js';

/** The ids of all requirements that derive from a contract: `createPet.201`, `Pet.name`. */
export function derivedIds(described: DescribedContract): readonly string[] {
  const { operations, comparisons } = described;
  return [
    ...Object.keys(generalRules),
    ...Object.entries(operations).flatMap(([id, { responses }]) =>
      Object.entries(responses).flatMap(([status, { headers }]) => [
        `${id}.${status}`,
        ...Object.keys(headers).map((name) => `${id}.header.${name}`),
      ]),
    ),
    ...Object.entries(comparisons).flatMap(([name, { properties }]) =>
      [name, ...Object.keys(properties).map((property) => `${name}.${property}`)].map((location) =>
        locationName(described, location),
      ),
    ),
  ];
}
