import { clientNameOfTitle, environmentPrefix } from '../model/names.js';
import type { Contract } from './contract.js';

/** The prefix of an API's environment variables: `PET_STORE` of `Pet Store API`. */
export function environmentPrefixOf({
  environmentPrefix: given,
  title,
}: Pick<Contract, 'environmentPrefix' | 'title'>): string {
  return given ?? environmentPrefix(clientNameOfTitle(title));
}
