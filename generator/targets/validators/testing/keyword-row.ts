/** A row of the table: a schema, valid values, and invalid values with their errors. */
export interface KeywordRow {
  readonly name: string;
  readonly schema: object;
  readonly valid: readonly unknown[];
  /** Each error as its path and its keyword. */
  readonly invalid: readonly { readonly value: unknown; readonly errors: readonly string[] }[];
}

/** A reference to the schema of another row. */
export function reference(name: string): object {
  return { $ref: `#/components/schemas/${name}` };
}
