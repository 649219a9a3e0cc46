import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnySchema } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { buildContract, buildModel, isJsonObject, readContract } from '@upspec/document';
import type { Contract, JsonObject } from '@upspec/document';
import { escapeToken } from '@upspec/document/json-pointer';

const SPECS = join(import.meta.dirname, '..', '..', '..', 'shared', 'specs');

/** The file of a document, and the number of its operations. */
export type PublishedDocument = readonly [file: string, operations: number];

/** Tests the contracts of published documents, which the project has no copies of. */
export function testContracts(documents: readonly PublishedDocument[]): void {
  describe.each(documents)('%s', (file, operations) => {
    const path = join(SPECS, file);

    test.skipIf(!existsSync(path))(
      `has a contract of ${String(operations)} operations that can be read back, and ajv compiles each of its schemas`,
      () => {
        const contract = contractOf(path);
        expect(Object.keys(contract.operations)).toHaveLength(operations);
        expect(readContract(JSON.parse(JSON.stringify(contract)))).toEqual(contract);
        expect(brokenSchemas(contract)).toEqual([]);
      },
    );
  });
}

/**
 * The contract of a document that need not be without errors: some of these are not, and no contract
 * may depend on that.
 */
function contractOf(file: string): Contract {
  const root: unknown = parse(readFileSync(file, 'utf8'), { maxAliasCount: 1000 });
  const document: JsonObject = isJsonObject(root) ? root : {};
  const location = { file, line: 1, column: 1 };
  const version = String(document['openapi']).startsWith('3.0') ? '3.0' : '3.1';
  return buildContract(
    buildModel({ file, version, root: document, warnings: [], location: () => location }),
  );
}

/** The schemas that ajv can't compile, each with the reason. */
function brokenSchemas({ schemas }: Contract): readonly string[] {
  const ajv = new Ajv2020({
    strict: false,
    validateFormats: false,
    inlineRefs: false,
    logger: false,
  });
  ajv.addSchema({ $id: 'upspec:contract', schemas } as AnySchema);
  return Object.keys(schemas).flatMap((name) => {
    try {
      const token = encodeURIComponent(escapeToken(name));
      ajv.compile({ $ref: `upspec:contract#/schemas/${token}` });
      return [];
    } catch (error) {
      return [`${name}: ${String(error)}`];
    }
  });
}
