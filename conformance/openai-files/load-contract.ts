import { contractOf } from '../contract-of.js';
import type { Contract } from '../contract.js';
import { openaiFilesContract } from './contract.js';

let loaded: Contract | undefined;

/**
 * The contract of the Files and Uploads API, ready to judge responses.
 *
 * @throws {KitError} if it cannot be read
 */
export function loadContract(): Contract {
  loaded ??= contractOf(openaiFilesContract());
  return loaded;
}
