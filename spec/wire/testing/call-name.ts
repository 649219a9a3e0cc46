// This file is bundled for every JavaScript runtime, so it reads the contract without `@upspec/document`.
import contract from '@upspec/openai-files/contract.json' with { type: 'json' };

const names: ReadonlyMap<string, string> = new Map(
  Object.entries(contract.operations).map(([id, { name }]) => [id, name]),
);

/** Returns the name of an operation's call in every client: `['uploads', 'parts', 'create']`. */
export function callName(operation: string): readonly string[] {
  const name = names.get(operation);
  if (name === undefined) {
    throw new Error(`spec/openapi.yaml has no operation ${operation}, which spec/wire/ tests`);
  }
  return name.split('.');
}
