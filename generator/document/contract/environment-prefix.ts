import { clientNameOfTitle, environmentPrefix } from '../model/names.js';
import type { Contract } from './contract.js';

/** What the variables of an API begin with: `PET_STORE` of `Pet Store API`. */
export function environmentPrefixOf({
  environmentPrefix: given,
  title,
}: Pick<Contract, 'environmentPrefix' | 'title'>): string {
  return given ?? environmentPrefix(clientNameOfTitle(title));
}
