import type { Json } from '../load/json.js';

/** A JSON schema, read: what OpenAPI 3.0 and 3.1 say differently stands here in one way. */
export type Schema = SchemaForm & SchemaNotes;

/** What a value may be. */
export type SchemaForm =
  | { readonly kind: 'any' }
  | { readonly kind: 'never' }
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'integer' }
  | { readonly kind: 'number' }
  | { readonly kind: 'string' }
  /** Raw bytes: a file in a form, or a whole body. */
  | { readonly kind: 'bytes' }
  | { readonly kind: 'enumeration'; readonly values: readonly Json[] }
  | { readonly kind: 'array'; readonly items: Schema }
  | {
      readonly kind: 'object';
      readonly fields: readonly Field[];
      /** What further properties may be; false where there may be none. */
      readonly additional: Schema | boolean;
    }
  | { readonly kind: 'union'; readonly options: readonly Schema[] }
  | { readonly kind: 'intersection'; readonly parts: readonly Schema[] }
  | { readonly kind: 'reference'; readonly schema: string };

/** What holds of a schema of any form. */
export interface SchemaNotes {
  /** Where it stands in the document: `#/components/schemas/Upload`. */
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
  /** `x-upspec-filename`: whether a file in a form needs a name of its own. */
  readonly filename: 'required' | 'optional';
}

export type ReplayMode = 'equal' | 'assigned' | 'time' | 'free';

/** A bound of a value, under the keyword that the schema gave it. */
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
