// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
// Characters that move a terminal's cursor, change its state, or turn the reading direction.
const CONTROLS = /(?![\n\t])[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu;

/** A string without characters that control a terminal; line ends and tabs stay. */
export function plainText(text: string): string {
  return text.replaceAll(CONTROLS, '\ufffd');
}

/**
 * JSON text whose strings hold no such character as it is: each is escaped, which means the same.
 */
export function plainJson(json: string): string {
  return json.replaceAll(
    CONTROLS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
