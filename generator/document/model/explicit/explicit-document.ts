import type { JsonObject } from '../../load/json.js';
import { stateDiscriminators } from '../state-discriminators.js';
import { dropReferenceSiblings } from './drop-reference-siblings.js';
import { liftReferences, type LiftedSchema } from './lift-references.js';
import { separateForms } from './request-forms.js';
import { stateChildTags } from './state-child-tags.js';

/** A document that says in JSON Schema what OpenAPI means, for all targets that read schemas. */
export interface ExplicitDocument {
  readonly document: JsonObject;
  /** Schemas that became components, because others refer to them. */
  readonly lifted: readonly LiftedSchema[];
  /** The name of the request form of each component that has one. */
  readonly requestForms: ReadonlyMap<string, string>;
}

/** Rewrites a document. Where nothing is to be said, a schema stays as it is. */
export function explicitDocument(root: JsonObject): ExplicitDocument {
  const isOpenAPI30 = String(root['openapi']).startsWith('3.0');
  const referring = isOpenAPI30 ? dropReferenceSiblings(root) : root;
  const { document: named, lifted } = liftReferences(referring);
  const tagged = stateDiscriminators(stateChildTags(named));
  const { document, requestForms } = separateForms(tagged);
  return { document, lifted, requestForms };
}
