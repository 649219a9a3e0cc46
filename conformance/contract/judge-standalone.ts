import type { ValidationResult } from '@upspec/openai-files/validators';
import type { SchemaJudge } from './schema-judge.js';

export type Validators = Readonly<Record<string, (value: unknown) => ValidationResult<unknown>>>;

/** Judges by validators that were compiled ahead of time. */
export function judgeStandalone(validators: Validators): SchemaJudge {
  return {
    judge(schema, value) {
      const validate = Object.hasOwn(validators, schema) ? validators[schema] : undefined;
      if (validate === undefined) {
        return {
          kind: 'unjudgeable',
          location: `#/schemas/${schema}`,
          problem: 'there is no schema of this name',
        };
      }
      const result = validate(value);
      return result.ok ? { kind: 'valid' } : { kind: 'invalid', errors: result.errors };
    },
  };
}
