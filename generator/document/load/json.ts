/** A value as JSON and YAML know it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Whether a value is a mapping. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Escapes a key for use in a JSON pointer (RFC 6901, section 3). */
export function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/**
 * Reads the value that a pointer names.
 * @param pointer a JSON pointer as a URI fragment: `#/components/schemas/Upload`.
 * @returns undefined where there is none.
 */
export function valueAt(root: Json, pointer: string): Json | undefined {
  let node: Json | undefined = root;
  for (const step of pointer
    .replace(/^#?\/?/, '')
    .split('/')
    .filter((part) => part !== '')) {
    const key = decodeStep(step);
    if (Array.isArray(node)) node = (node as readonly Json[])[Number(key)];
    else node = isJsonObject(node) && Object.hasOwn(node, key) ? node[key] : undefined;
  }
  return node;
}

/** The key that a step of a pointer names: percent-decoded first (RFC 6901, section 6). */
export function decodeStep(step: string): string {
  return decodePercent(step).replaceAll('~1', '/').replaceAll('~0', '~');
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
