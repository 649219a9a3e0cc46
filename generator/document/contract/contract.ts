import type { ContentKind, ContractBody } from './contract-body.js';
import type { ContractExample } from './contract-example.js';
import type { ContractPaging } from './contract-paging.js';
import type { ContractResource } from './contract-resource.js';
import type { Json, JsonObject } from '../load/json.js';

/** The version of the format that this package writes; one of a newer version is rejected. */
export const CONTRACT_FORMAT = 1;

/**
 * A document as the data that the conformance kit needs: what each operation sends and returns, how
 * each value is compared with a recorded one, what creates and removes each kind of resource, and
 * what a server must conform to. It is plain JSON: it can be written to a file and read back.
 */
export interface Contract {
  readonly format: typeof CONTRACT_FORMAT;
  /** `info.title` of the document. */
  readonly title: string;
  /** `info.version` of the document. */
  readonly version: string;
  /**
   * The prefix of environment variables, as in the generated client: `PET_STORE`. It is
   * derived from the title where it is absent.
   */
  readonly environmentPrefix?: string;
  /** The absolute URL of the first server, without a trailing slash; absent where there is none. */
  readonly baseUrl?: string;
  /**
   * The paths of servers other than that of `baseUrl`, relative ones included: `/api/v3`. Absent where
   * there are none.
   */
  readonly basePaths?: readonly string[];
  /** By `operationId`, or by an id that is built from method and path. */
  readonly operations: Readonly<Record<string, ContractOperation>>;
  /**
   * JSON Schemas (2020-12) by name: a component's name, or for an inline schema its JSON Pointer in
   * the document, `#/paths/~1pets/get/responses/200/content/application~1json/schema`. They refer
   * to each other by `{"$ref": "#/schemas/NAME"}`, with NAME escaped as RFC 6901 section 6 says.
   */
  readonly schemas: Readonly<Record<string, JsonObject>>;
  /**
   * How values are compared: for every schema by the same name, and for each inline schema within
   * them whose parts are compared one by one by its JSON Pointer.
   */
  readonly comparisons: Readonly<Record<string, Comparison>>;
  /**
   * The kinds of resources, by name: `pets`. ETags and the cursors of pages are kinds of their own,
   * `etags` and `cursors`, where the API has them: nothing creates or removes one.
   */
  readonly resources: Readonly<Record<string, ContractResource>>;
  /** By their names in the document. */
  readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
  /** Numbered statements, in the order of their file; empty where the document has none. */
  readonly requirements: readonly Requirement[];
  /** What the document does not state and was inferred from it, for people. */
  readonly inferences: readonly Inference[];
}

/** One call of the API. */
export interface ContractOperation {
  /** The call's name in a client: `owners.pets.create`. */
  readonly name: string;
  readonly method: HttpVerb;
  /** With its templates: `/owners/{ownerId}/pets`. */
  readonly path: string;
  /** Whether the document has no `operationId`, so that the id is built from method and path. */
  readonly hasDerivedId?: true;
  /**
   * Whether the document states, with an empty `x-upspec-lifecycle`, that it creates, removes and ends
   * nothing.
   */
  readonly changesNothing?: true;
  /** Its location in the document: `#/paths/~1pets/post`. */
  readonly pointer: string;
  readonly tag: string;
  readonly parameters: readonly ContractParameter[];
  readonly body?: ContractBody;
  /** By status as the document declares it: `200`, `4XX`, `default`. */
  readonly responses: Readonly<Record<string, ContractResponse>>;
  /** Present where the response is one page of a list. */
  readonly paging?: ContractPaging;
  /**
   * Ways to authenticate, one of which is enough (OpenAPI 3.1.1, section 4.8.30): each a set of
   * scheme names. An empty set means that no authentication is needed; an empty list, that none is
   * declared.
   */
  readonly security: readonly (readonly string[])[];
  /** Requests that the document shows, ready to be sent. */
  readonly examples: readonly ContractExample[];
}

export type HttpVerb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS' | 'TRACE';

/** A parameter outside of the body. */
export interface ContractParameter {
  readonly name: string;
  /** The name of the schema of its value; absent where the document has none. */
  readonly schema?: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly style: string;
  readonly explode: boolean;
  /** The media type of its value where it has `content`; `style` and `explode` do not count then. */
  readonly contentType?: string;
  readonly value: ComparedValue;
}

/** What a server may respond. */
export interface ContractResponse {
  /** By media type or range of media types, in lower case, without parameters; empty: no body. */
  readonly content: Readonly<Record<string, ContractContent>>;
  /** The headers that the document declares, by name in lower case. */
  readonly headers: Readonly<Record<string, ContractHeader>>;
}

export interface ContractContent {
  readonly kind: ContentKind;
  /** The name of its schema; absent where the document has none, or the content is bytes. */
  readonly schema?: string;
  /** The examples of the document, by name; one without a name is `example`. */
  readonly examples?: Readonly<Record<string, Json>>;
}

export interface ContractHeader {
  readonly required: boolean;
  /** The name of the schema of its value; absent where the document has none. */
  readonly schema?: string;
  /** The first example of the document. */
  readonly example?: Json;
  readonly value: ComparedValue;
}

/**
 * How a live value is compared with a recorded one. `equal`: the same · `assigned`: chosen by the
 * server, bound to its first value and equal from then on · `time`: a timestamp, compared up to the
 * time that passed since the recording · `link`: a URL, whose parameters are compared as the
 * parameters of the operation that it leads to · `free`: anything.
 */
export type ComparisonMode = 'equal' | 'assigned' | 'time' | 'link' | 'free';

/** A value in a schema, a parameter or a header. */
export interface ComparedValue {
  readonly mode: ComparisonMode;
  /**
   * For `assigned`: whose ids it holds, by the name in `resources`. Ids of one resource never match
   * those of another. Without it the value belongs to its own location alone.
   */
  readonly resource?: string;
  /**
   * For `equal`: the resource that its name or schema points to; a recording shows whether it does.
   */
  readonly mayRefer?: string;
  /** For `equal`: whether the document states it, so that no recording overrides it. */
  readonly isStated?: true;
  /** The name of the value's own schema, where it has parts that are compared one by one. */
  readonly schema?: string;
}

/** How the values of one schema are compared, part by part. */
export interface Comparison {
  /** Those of `properties`, `allOf` and the like together. */
  readonly properties: Readonly<Record<string, ComparedProperty>>;
  /** Properties beyond those: `additionalProperties`. */
  readonly additional?: ComparedValue;
  /** The keys of those, where they may be ids: `propertyNames`. */
  readonly keys?: ComparedValue;
  /** The items of a list. */
  readonly items?: ComparedValue;
  /** The schemas that a value may fit, of `oneOf` and `anyOf`. */
  readonly options?: readonly string[];
  /** Names the option that a value fits (OpenAPI 3.1.1, section 4.8.25). */
  readonly discriminator?: {
    readonly property: string;
    /** From a value of that property to the name of a schema. */
    readonly mapping: Readonly<Record<string, string>>;
  };
}

export interface ComparedProperty extends ComparedValue {
  readonly required: boolean;
  readonly nullable: boolean;
  /** Never in a response (OpenAPI 3.1.1, section 4.8.24.5 and JSON Schema 2020-12, section 9.4). */
  readonly writeOnly: boolean;
  /** Never in a request. */
  readonly readOnly: boolean;
}

export type SecurityScheme =
  | {
      readonly kind: 'api-key';
      readonly in: 'header' | 'query' | 'cookie';
      readonly name: string;
    }
  | { readonly kind: 'basic' }
  /**
   * `http` with `bearer`, `oauth2` and `openIdConnect`: the caller passes a token; none is requested.
   */
  | { readonly kind: 'bearer' }
  /** What can't be sent: `mutualTLS`, `digest` and others. */
  | { readonly kind: 'other'; readonly type: string };

/**
 * How strongly a requirement binds: `must` fails a server, `should` warns it, `observe` only
 * reports.
 */
export type RequirementLevel = 'must' | 'should' | 'observe';

/** A statement about the API that no schema can express. */
export interface Requirement {
  /** Unique, and never reused: `PETS-03`. */
  readonly id: string;
  readonly level: RequirementLevel;
  /** What a server must offer for it to hold: `pets`, `photos`. */
  readonly capability: string;
  readonly text: string;
  /** Its evidence: a sentence of a document, a recording, a quotation. */
  readonly evidence: readonly string[];
  /** The ids of the operations that it applies to. */
  readonly operations: readonly string[];
  /** The locations whose violations are attributed to it: `Pet.born`, `listPets.200`. */
  readonly covers: readonly string[];
}

/** Something that was inferred, as the document does not state it. */
export interface Inference {
  /** `Pet.id`, `getPet petId`, `pets`. */
  readonly location: string;
  /** `assigned`, `time`, `removed by deletePet`. */
  readonly inferred: string;
  /** `it is read-only and is named like the path parameter`. */
  readonly reason: string;
}
