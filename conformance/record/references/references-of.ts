import type { Contract } from '@upspec/document';
import type { Fixture } from '../../fixture-format/fixture.js';
import { captureOf } from '../arazzo/capture-of.js';
import { inferReferences, type InferredReferences } from './infer-references.js';

/** The references that fixtures show, as they were found when they were recorded. */
export function referencesOf(contract: Contract, fixtures: readonly Fixture[]): InferredReferences {
  return inferReferences(
    contract,
    fixtures.map(({ exchanges }) => exchanges.map(captureOf)),
  );
}
