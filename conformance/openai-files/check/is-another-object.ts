import { schemaOf, type ExchangeFacts } from '../../check/exchange-facts.js';

/** Each has an id, and no other request can use it in place of one of the others. */
const kinds = ['FileObject', 'Upload', 'UploadPart'];

/** Whether a success returns an object of another kind than the document says: a File, and no Upload. */
export function isAnotherObject(facts: ExchangeFacts): boolean {
  const { contract, received, json } = facts;
  const schema = schemaOf(facts);
  if (received.status >= 300 || !json.ok || schema === undefined) return false;
  const isValid = (name: string): boolean =>
    contract.schemas.judge(name, json.value).kind === 'valid';
  return kinds.includes(schema) && !isValid(schema) && kinds.some(isValid);
}
