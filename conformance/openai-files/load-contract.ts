import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readContract } from '@upspec/document';
import { contractOf } from '../contract-of.js';
import type { Contract } from '../contract.js';
import { KitError } from '../kit-error.js';

const file = createRequire(import.meta.url).resolve('@upspec/openai-files/contract.json');

let loaded: Contract | undefined;

/**
 * The contract of the Files and Uploads API, as its package has it.
 *
 * @throws {KitError} where it can't be read
 * @throws {ContractError} where it is not a contract of a known format
 */
export function loadContract(): Contract {
  loaded ??= contractOf(readContract(readJson()));
  return loaded;
}

function readJson(): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new KitError(`${file}: the contract can't be read; run \`upspec generate\``, { cause });
  }
}
