import type { Json } from '../load/json.js';

/** A JSON schema, normalized: OpenAPI 3.0 and 3.1 have the same form here. */
export type Schema = SchemaForm & SchemaNotes;

/** The kinds of values. */
export type SchemaForm =
  | { readonly kind: 'any' }
  | { readonly kind: 'never' }
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'integer' }
  | { readonly kind: 'number' }
  | { readonly kind: 'string' }
  /** Raw bytes: a file in a multipart body, or the body itself. */
  | { readonly kind: 'bytes' }
  | { readonly kind: 'enumeration'; readonly values: readonly Json[] }
  | { readonly kind: 'array'; readonly items: Schema }
  | {
      readonly kind: 'object';
      readonly fields: readonly Field[];
      /** Names that are required and described elsewhere: by another part of an intersection. */
      readonly requires?: readonly string[];
      /** The schema of additional properties; false where none are allowed. */
      readonly additional: Schema | boolean;
    }
  | { readonly kind: 'union'; readonly options: readonly Schema[] }
  | { readonly kind: 'intersection'; readonly parts: readonly Schema[] }
  | { readonly kind: 'reference'; readonly schema: string };

/** The properties of every kind of schema. */
export interface SchemaNotes {
  /** Where it is in the document: `#/components/schemas/Upload`. */
  readonly pointer: string;
  readonly nullable: boolean;
  readonly deprecated: boolean;
  readonly title?: string;
  readonly description?: string;
  readonly default?: Json;
  readonly examples: readonly Json[];
  readonly format?: string;
  readonly constraints: readonly Constraint[];
  /** `x-upspec-replay`: how a live value is compared with a recorded one. */
  readonly replay: ReplayMode;
  /** `x-upspec-filename`: whether a file in a multipart body needs a filename. */
  readonly filename: 'required' | 'optional';
}

export type ReplayMode = 'equal' | 'assigned' | 'time' | 'free';

/** A bound of a value, with its keyword. */
export interface Constraint {
  readonly keyword: ConstraintKeyword;
  readonly value: Json;
}

export const CONSTRAINT_KEYWORDS = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
] as const;

export type ConstraintKeyword = (typeof CONSTRAINT_KEYWORDS)[number];

/** A property of an object. */
export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly schema: Schema;
}
