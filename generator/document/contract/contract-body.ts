/** The body of a request: the representation that fits best, and the others. */
export interface ContractBody extends ContractBodyContent {
  /** In the order of how well they fit; absent where there is one representation. */
  readonly alternatives?: readonly ContractBodyContent[];
}

/** One representation of the body of a request. */
export interface ContractBodyContent {
  readonly contentType: string;
  readonly kind: ContentKind | 'form' | 'multipart';
  readonly required: boolean;
  /** The name of its schema; absent for bytes and text. */
  readonly schema?: string;
  /** The parts of a multipart body. */
  readonly parts?: readonly ContractPart[];
}

/** One part of a multipart body. */
export interface ContractPart {
  readonly name: string;
  readonly kind: 'file' | 'text' | 'nested' | 'json';
  readonly required: boolean;
  /** The names that the part has on the wire: `size[unit]`. */
  readonly wireNames: readonly string[];
  /** The media types and ranges that the document lists for it; absent where any type will do. */
  readonly mediaTypes?: readonly string[];
}

/** How content is read: JSON is validated by its schema, bytes and text are compared. */
export type ContentKind = 'json' | 'text' | 'bytes' | 'events';
