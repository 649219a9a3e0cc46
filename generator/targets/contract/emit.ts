import { buildContract, type Model } from '@upspec/document';
import { banner, type EmittedFile, type Target } from '../target.js';

/** The contract as data, for the conformance kit and other programs. */
export const contract: Target = {
  name: 'contract',
  summary: 'contract.json: the document as the conformance kit reads it',
  owns: (path) => path === 'typescript/contract.json',
  emit: (model) => Promise.resolve({ files: [contractFile(model)] }),
};

function contractFile(model: Model): EmittedFile {
  const value = { $comment: banner(model), ...buildContract(model) };
  return { path: 'typescript/contract.json', text: `${JSON.stringify(value, undefined, 2)}\n` };
}
