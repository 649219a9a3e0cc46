import type { JsonObject } from '../load/json.js';
import type { Authentication } from './authentication.js';
import type { ChunkedUpload } from './chunked-upload.js';
import type { ClientOption } from './client-option.js';
import type { Guide } from './guide.js';
import type { Operation } from './operation.js';
import type { LintError } from '../load/lint-error.js';
import type { LoadedRequirement } from '../load/requirements.js';
import type { Resource } from './resource.js';
import type { Schema } from './schema.js';
import type { Alternatives, ClientScheme } from './security.js';
import type { Server } from './server.js';
import type { Unsupported } from './unsupported.js';

/** A document as all targets read it. */
export interface Model {
  /** The document's name for banners: its path as the caller passed it, with forward slashes. */
  readonly source: string;
  /** The names of the overlays that were applied to it, in order, written like `source`. */
  readonly overlays: readonly string[];
  readonly title: string;
  /** The name of a client's class: `PetStore`. */
  readonly clientName: string;
  /** The base class of the client's errors: `PetStoreError`. */
  readonly errorName: string;
  /** The prefix of the clients' environment variables: `PET_STORE`. */
  readonly environmentPrefix: string;
  /**
   * The package name of the TypeScript client, where the document has one: `@upspec/openai-files`.
   */
  readonly packageName: string | undefined;
  /** The name of the CLI, where the document has one: `pets`. */
  readonly commandName: string | undefined;
  /** The name of the Ruby gem, where the document has one: `pet_store`. */
  readonly gemName: string | undefined;
  /** A second name by which a Ruby program may require the gem. */
  readonly gemShim: string | undefined;
  /** How a client authenticates that sends one key. */
  readonly authentication: Authentication;
  /** All security schemes that clients can send, in the order of the document. */
  readonly schemes: readonly ClientScheme[];
  /** The security of operations without one of their own; absent where the document has none. */
  readonly security?: Alternatives;
  /** The first server, of the document; absent where there is none. */
  readonly server?: Server;
  /** The options of this API's clients that are sent as headers. */
  readonly clientOptions: readonly ClientOption[];
  /** The absolute URL of the first server, without a trailing slash; empty where there is none. */
  readonly baseURL: string;
  /** In the order of the document. */
  readonly operations: readonly Operation[];
  /** The tree of resources, in the order of their first use in the document. */
  readonly resources: readonly Resource[];
  /** The calls that send a large file in parts. */
  readonly chunkedUploads: readonly ChunkedUpload[];
  readonly schemas: readonly NamedSchema[];
  /** Parts of the document that become schemas with a name in `document`, as others refer to them. */
  readonly lifted: readonly NamedSchema[];
  readonly requirements: readonly LoadedRequirement[];
  /** The pages that the document adds to its reference pages. */
  readonly guides: readonly Guide[];
  /** What the document uses and this model does not support, each with its location. */
  readonly unsupported: readonly Unsupported[];
  /** What the model had to decide, such as the name of a call whose own name is not free. */
  readonly warnings: readonly LintError[];
  /** The document as it was loaded. */
  readonly root: JsonObject;
  /**
   * The document that says in JSON Schema what OpenAPI means by its keywords, for the targets that
   * read schemas as a whole: discriminators, requests without readOnly properties, and references
   * to any location.
   */
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
  /** How it looks in a request, where that differs: without the properties that are readOnly. */
  readonly requestForm?: NamedSchema;
}
