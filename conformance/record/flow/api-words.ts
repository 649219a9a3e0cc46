import type { Contract } from '../../contract.js';

/** The values that the document allows by name: of `enum` and `const`. */
const values = [
  'assistants',
  'assistants_output',
  'batch',
  'batch_output',
  'evals',
  'fine-tune',
  'fine-tune-results',
  'user_data',
  'vision',
  'created_at',
  'asc',
  'desc',
  'uploaded',
  'processed',
  'error',
  'pending',
  'completed',
  'cancelled',
  'expired',
  'file',
  'list',
  'upload',
  'upload.part',
];

/** The API's own words: names of members, parameters and parts, of its paths, and the values it allows. */
export function apiWords(contract: Contract): ReadonlySet<string> {
  const operations = Object.values(contract.described.operations);
  return new Set([
    ...values,
    ...fieldNames(contract),
    ...operations.flatMap(({ path }) => path.split('/')).filter((part) => /^\w+$/.test(part)),
  ]);
}

/** The names under which the API tells and is told something. */
export function fieldNames(contract: Contract): ReadonlySet<string> {
  const operations = Object.values(contract.described.operations);
  return new Set([
    ...Object.values(contract.described.comparisons).flatMap(({ properties }) =>
      Object.keys(properties),
    ),
    ...operations.flatMap(({ parameters }) => parameters.map(({ name }) => name)),
    ...operations.flatMap(({ body }) =>
      (body?.parts ?? []).flatMap(({ name, wireNames }) => [name, ...wireNames]),
    ),
  ]);
}
