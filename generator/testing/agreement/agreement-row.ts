import type { Json, JsonObject } from '@upspec/document';

/** Schemas of one kind, and valid values of them, from which invalid ones are made. */
export interface AgreementRow {
  /** The version of OpenAPI; defaults to 3.1.0. */
  readonly openapi?: string;
  readonly schemas: JsonObject;
  /** The schemas that a request sends. */
  readonly sent?: readonly string[];
  /** By the name of a schema. */
  readonly values: Readonly<Record<string, readonly Json[]>>;
  /**
   * Whether a property that no schema names is judged, too: TypeScript rejects it in a literal,
   * also where JSON Schema allows it.
   */
  readonly isClosed?: boolean;
}

export const text = { type: 'string' };
export const number = { type: 'number' };

export function ref(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}
