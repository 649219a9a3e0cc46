import { readContract, type Contract } from '@upspec/document';
import document from '@upspec/openai-files/contract.json' with { type: 'json' };

/** The contract of the Files and Uploads API, as it was made of its document. */
export function openaiFilesContract(): Contract {
  return { ...readContract(document), environmentPrefix: 'OPENAI' };
}
