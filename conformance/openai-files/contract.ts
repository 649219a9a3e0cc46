import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readContract, type Contract } from '@upspec/document';
import { KitError } from '../kit-error.js';

const file = createRequire(import.meta.url).resolve('@upspec/openai-files/contract.json');

let opened: Contract | undefined;

/**
 * The contract of the Files and Uploads API, from its package.
 *
 * @throws {KitError} if it cannot be read
 * @throws {ContractError} if it is not a contract of a known format
 */
export function openaiFilesContract(): Contract {
  opened ??= readContract(readJson());
  return opened;
}

function readJson(): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new KitError(`${file}: the contract cannot be read; run \`upspec generate\``, { cause });
  }
}
