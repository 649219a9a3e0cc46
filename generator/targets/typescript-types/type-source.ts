import type { Json, JsonObject } from '@upspec/document';
import type { TypeText } from './type-text.js';

/** Where a schema is, as far as its type depends on it. */
export interface Surroundings {
  /** The schemas around it that describe the same value. */
  readonly around: readonly JsonObject[];
  /** The component whose type this is a direct part of. */
  readonly component?: string;
}

/** Returns the types of schemas, and the document in which they may refer to each other. */
export interface TypeSource {
  readonly root: JsonObject;
  of(schema: Json, at?: Surroundings): TypeText;
}
