import type { Contract } from '@upspec/document';
import type { Capture } from '../capture/capture.js';
import { classify, type Classified } from '../flow/classify.js';
import { isSuccess } from '../flow/is-success.js';
import { indexOperations, type OperationIndex } from '../flow/operation-index.js';
import { KnownIds } from './known-ids.js';
import { Sightings } from './sightings.js';
import { valuesOfRequest, valuesOfResponse } from './values-of.js';
import { withReferences } from './with-references.js';
import type { PossibleReference } from './possible-references.js';

/** A contract that knows the references which recordings show. */
export interface InferredReferences {
  readonly contract: Contract;
  /** Possible references that the recordings do not prove; each location once. */
  readonly possible: readonly PossibleReference[];
}

/**
 * Finds references that no name of an id shows: `folder: 3`, `replyTo: 17`. A location becomes one
 * where its name, title or schema points to a resource, and each value that successful requests and
 * responses have there is an id of that resource which was seen before. Equal values alone make
 * none: they are only listed.
 *
 * @param recordings each in the order in which it was made; ids of one mean nothing in another
 */
export function inferReferences(
  contract: Contract,
  recordings: readonly (readonly Capture[])[],
): InferredReferences {
  const index = indexOperations(contract);
  const sightings = new Sightings();
  for (const captures of recordings) noteRecording(captures, { contract, index, sightings });
  return {
    contract: withReferences(contract, sightings.references()),
    possible: sightings.possible(),
  };
}

interface NoteContext {
  readonly contract: Contract;
  readonly index: OperationIndex;
  readonly sightings: Sightings;
}

function noteRecording(
  captures: readonly Capture[],
  { contract, index, sightings }: NoteContext,
): void {
  const known = new KnownIds(contract);
  for (const capture of captures.filter(isSuccess)) {
    const classified = classify(capture, { contract, index });
    const { operation: id } = classified ?? {};
    const operation = id === undefined ? undefined : contract.operations[id];
    if (classified === undefined || id === undefined || operation === undefined) continue;
    const described = { contract, id, operation };
    for (const scalar of valuesOfRequest(described, capture)) sightings.note(scalar, known);
    for (const each of idsOf(classified)) known.add(each);
    for (const scalar of valuesOfResponse(described, capture)) sightings.note(scalar, known);
  }
}

function idsOf({ named, created, shown }: Classified): readonly Classified['shown'][number][] {
  return [...named, ...created, ...shown];
}
