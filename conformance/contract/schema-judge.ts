import type { ValidationError } from '@upspec/openai-files/validators';

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
