import type { JsonObject } from '../load/json.js';
import type { Operation } from './operation.js';
import type { LoadedRequirement } from '../load/requirements.js';
import type { Resource } from './resource.js';
import type { Schema } from './schema.js';
import type { Unsupported } from './unsupported.js';

/** A document, understood: all that the targets need to know, each thing told once. */
export interface Model {
  /** The document's name for banners: its path with forward slashes, as the caller gave it. */
  readonly source: string;
  /** The names of the overlays that were applied to it, in order, written like `source`. */
  readonly overlays: readonly string[];
  readonly title: string;
  /** The name of a client's class: `PetStore`. */
  readonly clientName: string;
  /** What the clients' variables of the environment begin with: `PET_STORE`. */
  readonly environmentPrefix: string;
  /** The package of the TypeScript client, where the document names one: `@upspec/openai-files`. */
  readonly packageName: string | undefined;
  /** The absolute URL of the first server, without a slash at its end; empty where there is none. */
  readonly baseURL: string;
  /** In the order of the document. */
  readonly operations: readonly Operation[];
  /** The tree of resources, in the order in which the document first meets them. */
  readonly resources: readonly Resource[];
  readonly schemas: readonly NamedSchema[];
  readonly requirements: readonly LoadedRequirement[];
  /** What the document says and this model can't hold, each with its place. */
  readonly unsupported: readonly Unsupported[];
  /** The document as it was loaded. */
  readonly root: JsonObject;
  /** The document with its discriminators stated as JSON Schema, for the targets that libraries make from it. */
  readonly document: JsonObject;
}

/** A schema of the document's components. */
export interface NamedSchema {
  /** Its name in the document. */
  readonly name: string;
  /** Its name as a type: `Pet`. */
  readonly typeName: string;
  /** Its name as a file, without an extension; unique where case is ignored, too. */
  readonly fileName: string;
  readonly schema: Schema;
}
