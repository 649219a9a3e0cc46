/**
 * The life of one kind of resource: what creates it, what removes it, and where its id is. It is
 * inferred from paths, schemas and links, and corrected by `x-upspec-lifecycle` of an operation.
 */
export interface ContractResource {
  /** The path of one of them, where there is one: `/pets/{petId}`. */
  readonly path?: string;
  readonly creators: readonly ResourceCreator[];
  /** Operations that remove it, best first; the id is in the path parameter that is named. */
  readonly removers: readonly ResourceEnd[];
  /** Operations after which it needs no removal any more, such as the completion of an upload. */
  readonly ends: readonly ResourceEnd[];
  /** The operation that returns one of them, and the one that lists them. */
  readonly retriever?: string;
  readonly lister?: string;
  /** The resource that it is removed with, as a part of it. */
  readonly parent?: string;
}

export interface ResourceCreator {
  readonly operation: string;
  /** Where the new id is in a successful response. */
  readonly id:
    | { readonly in: 'body'; readonly pointer: string }
    /** The last path segment of the URL in the header. */
    | { readonly in: 'header'; readonly name: string }
    /** The client chose it: it is in this parameter of the request. */
    | { readonly in: 'parameter'; readonly name: string }
    /** The client chose it: it is in the body of the request. */
    | { readonly in: 'request'; readonly pointer: string };
}

export interface ResourceEnd {
  readonly operation: string;
  /** The path parameter that holds the id. */
  readonly parameter: string;
}
