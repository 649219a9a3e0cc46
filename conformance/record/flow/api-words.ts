import type { Contract } from '@upspec/document';
import { isJsonObject } from '../../json/json-object.js';

/** The API's own words: names of properties, parameters and parts, of its paths, and the values it allows. */
export function apiWords(contract: Contract): ReadonlySet<string> {
  const operations = Object.values(contract.operations);
  return new Set([
    ...Object.values(contract.schemas).flatMap(allowedValues),
    ...fieldNames(contract),
    ...operations.flatMap(({ path }) => path.split('/')).filter((part) => /^\w+$/.test(part)),
  ]);
}

/** The names under which the API returns and accepts something. */
export function fieldNames(contract: Contract): ReadonlySet<string> {
  const operations = Object.values(contract.operations);
  return new Set([
    ...Object.values(contract.comparisons).flatMap(({ properties }) => Object.keys(properties)),
    ...operations.flatMap(({ parameters }) => parameters.map(({ name }) => name)),
    ...operations.flatMap(({ body }) =>
      (body?.parts ?? []).flatMap(({ name, wireNames }) => [name, ...wireNames]),
    ),
  ]);
}

/** The strings that a schema allows by name: of `enum` and `const`. */
function allowedValues(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(allowedValues);
  if (!isJsonObject(schema)) return [];
  const { enum: several, const: one } = schema;
  const own = [...(Array.isArray(several) ? (several as readonly unknown[]) : []), one];
  return [
    ...own.filter((value) => typeof value === 'string'),
    ...Object.values(schema).flatMap(allowedValues),
  ];
}
