import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Contract } from '../contract.js';
import { KitError } from '../kit-error.js';
import type { buildProbes } from './probes/probes.js';

const schemas = join(
  dirname(createRequire(import.meta.url).resolve('@upspec/openai-files/package.json')),
  'schemas',
);

type RequestSchemas = Parameters<typeof buildProbes>[0];

/**
 * Reads the generated JSON Schemas of request bodies, by operation.
 *
 * @throws {KitError} if one cannot be read
 */
export async function loadSchemas({ described }: Contract): Promise<RequestSchemas> {
  const named = Object.entries(described.operations).flatMap(([id, { body }]) =>
    body?.schema === undefined ? [] : [[id, body.schema] as const],
  );
  const loaded = await Promise.all(
    named.map(async ([id, name]) => [id, await loadSchema(name)] as const),
  );
  return Object.fromEntries(loaded);
}

async function loadSchema(name: string): Promise<RequestSchemas[string]> {
  const file = join(schemas, `${name}.json`);
  try {
    return JSON.parse(await readFile(file, 'utf8')) as RequestSchemas[string];
  } catch (cause) {
    throw new KitError(`${file}: this schema cannot be read; run \`upspec generate\``, { cause });
  }
}
