import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { packageFolder } from '../package-folder.js';
import type { Fixture } from './fixture.js';

export type ValidatedFixture =
  | { readonly ok: true; readonly fixture: Fixture }
  | { readonly ok: false; readonly errors: readonly string[] };

/**
 * Distinguishes a fixture from any other JSON: every error as `/pointer: what is wrong, what would
 * be right`.
 */
export function validateFixture(value: unknown): ValidatedFixture {
  const validate = (compiled ??= compileSchema());
  if (validate(value)) return { ok: true, fixture: value };
  return { ok: false, errors: [...new Set((validate.errors ?? []).map(describeError))] };
}

let compiled: ValidateFunction<Fixture> | undefined;

function compileSchema(): ValidateFunction<Fixture> {
  const file = join(packageFolder(), 'fixture-format', 'fixture.schema.json');
  const schema = JSON.parse(readFileSync(file, 'utf8')) as object;
  return new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile<Fixture>(
    schema,
  );
}

function describeError(error: ErrorObject): string {
  return `${error.instancePath || '/'}: ${describeRule(error)}`;
}

function describeRule({ keyword, params, message }: ErrorObject): string {
  switch (keyword) {
    case 'additionalProperties':
      return `unknown key "${params['additionalProperty']}"`;
    case 'required':
      return `the key "${params['missingProperty']}" is missing`;
    case 'enum':
      return `must be one of ${(params['allowedValues'] as readonly unknown[]).join(', ')}`;
    case 'maxProperties':
    case 'minProperties':
      return 'must have exactly one of json, text, base64, multipart';
    case 'false schema':
      return 'a part has either text or base64';
    default:
      return message ?? keyword;
  }
}
