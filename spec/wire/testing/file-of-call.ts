import type { CallData, FileData } from '../wire-case.js';

/** Returns the property of a call's body that is a file, or undefined if there is none. */
export function fileOfCall(
  call: CallData,
): { readonly property: string; readonly file: FileData } | undefined {
  const found = Object.entries(call.body ?? {}).find(([, value]) => isFile(value));
  if (found === undefined) return undefined;
  const [property, value] = found;
  return { property, file: (value as { readonly file: FileData }).file };
}

function isFile(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'file' in value;
}
