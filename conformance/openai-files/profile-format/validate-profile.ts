import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { isJsonObject } from '../../json/json-object.js';
import { parsePointer } from '@upspec/document/json-pointer';
import { packageFolder } from '../../package-folder.js';
import type { ProfileDocument } from './build-profile.js';
import { nearest } from '../../profile-format/nearest.js';

export interface ProfileError {
  /** Where in the document: `requests`, `auth`. */
  readonly path: readonly (string | number)[];
  /** The wrong key, if there is one. */
  readonly key?: string;
  readonly message: string;
}

export type ValidatedProfile =
  | { readonly ok: true; readonly document: ProfileDocument }
  | { readonly ok: false; readonly errors: readonly ProfileError[] };

/** Validates a profile by `profile.schema.json`. */
export function validateProfile(value: unknown): ValidatedProfile {
  const validate = (compiled ??= compileSchema());
  if (validate(value)) return { ok: true, document: value };
  return { ok: false, errors: (validate.errors ?? []).flatMap(describeError) };
}

let compiled: ValidateFunction<ProfileDocument> | undefined;

function compileSchema(): ValidateFunction<ProfileDocument> {
  const file = join(packageFolder(), 'openai-files', 'profile-format', 'profile.schema.json');
  const schema = JSON.parse(readFileSync(file, 'utf8')) as object;
  return new Ajv2020({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    verbose: true,
  }).compile<ProfileDocument>(schema);
}

function describeError(error: ErrorObject): readonly ProfileError[] {
  const { instancePath, keyword, params, message = keyword, propertyName } = error;
  const path = parsePointer(instancePath).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  switch (keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      return [{ path, key, message: `unknown key "${key}"${nearest(key, keysOf(error))}` }];
    }
    case 'required':
      return [{ path, message: `the key "${String(params['missingProperty'])}" is missing` }];
    case 'propertyNames':
      // The name itself is reported by another error.
      return [];
    case 'enum': {
      const allowed = (params['allowedValues'] as readonly unknown[]).map(String);
      const given = propertyName ?? String(error.data);
      const message = `"${given}" is not one of ${allowed.join(', ')}${nearest(given, allowed)}`;
      return [{ path, ...(propertyName !== undefined && { key: propertyName }), message }];
    }
    default: {
      const detail = propertyName === undefined ? message : `the name "${propertyName}" ${message}`;
      const key = propertyName === undefined ? {} : { key: propertyName };
      return [{ path, ...key, message: detail }];
    }
  }
}

function keysOf({ parentSchema }: ErrorObject): readonly string[] {
  const properties: unknown = parentSchema?.['properties'];
  return isJsonObject(properties) ? Object.keys(properties) : [];
}
