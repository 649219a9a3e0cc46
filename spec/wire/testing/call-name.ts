import { operations } from '@upspec/openai-files/operations';

const names: ReadonlyMap<string, string> = new Map(
  Object.entries(operations).map(([id, { name }]) => [id, name]),
);

/** The name of an operation's call in every client: `['uploads', 'parts', 'create']`. */
export function callName(operation: string): readonly string[] {
  const name = names.get(operation);
  if (name === undefined) {
    throw new Error(`spec/openapi.yaml has no operation ${operation}, which spec/wire/ tests`);
  }
  return name.split('.');
}
