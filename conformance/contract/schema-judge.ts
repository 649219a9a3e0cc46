/** One thing about a value that its schema rejects. */
export interface ValidationError {
  /** JSON Pointer to the wrong value; empty for the whole document. */
  readonly path: string;
  /** The schema keyword that rejects it: `required`, `type`, `enum`. */
  readonly keyword: string;
  readonly message: string;
  /** The value of the keyword: the list of an `enum`, the number of a `maximum`. */
  readonly limit?: unknown;
  /** The type that a value must have, where the keyword is `type` and names one. */
  readonly type?: string;
  /** The property that is missing or not allowed. */
  readonly property?: string;
}

/** What a schema says of a value. */
export type Judgement =
  | { readonly kind: 'valid' }
  | { readonly kind: 'invalid'; readonly errors: readonly ValidationError[] }
  /** The schema can't be compiled, or there is none of this name: nobody may call the value valid. */
  | { readonly kind: 'unjudgeable'; readonly location: string; readonly problem: string };

/** Judges values by the schemas of a contract. */
export interface SchemaJudge {
  judge(schema: string, value: unknown): Judgement;
}
