/** A request that the document shows, and the response to it where it shows one. */
export interface ContractExample {
  readonly name: string;
  /** By location and name: `path petId`, `query limit`. */
  readonly parameters: readonly {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header' | 'cookie';
    readonly value: unknown;
  }[];
  /** The body without its files; absent where there is no body. */
  readonly body?: unknown;
  readonly files: readonly {
    readonly part: string;
    readonly filename: string;
    readonly content: string;
  }[];
  readonly response?: {
    readonly status: string;
    readonly contentType?: string;
    readonly body?: unknown;
  };
  /** Whether it comes from the document; false where it was built from the schemas. */
  readonly isGiven: boolean;
}
