/** How deep arrays and objects may nest; the deepest response of the API has five levels. */
export const deepestJson = 64;

export type ParsedJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

/**
 * Parses JSON that a stranger wrote. Nesting is measured before anything walks the value, so that
 * no later recursion can run out of stack.
 */
export function parseJson(text: string): ParsedJson {
  const depth = nestingOf(text);
  if (depth > deepestJson) {
    return {
      ok: false,
      problem: `JSON nested ${depth} levels deep, where ${deepestJson} are read`,
    };
  }
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') {
      inString = true;
    } else if (character === '{' || character === '[') {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (character === '}' || character === ']') {
      depth -= 1;
    }
  }
  return deepest;
}
