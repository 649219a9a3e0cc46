/**
 * Makes ajv's code compare values by their own properties alone. Data may have properties that
 * every object inherits (`valueOf`, `constructor`, `__proto__`), and they mean nothing in JSON.
 */
export function compareOwnProperties(code: string): string {
  const safe = code
    .replaceAll('require("ajv/dist/runtime/equal").default', 'jsonEqual')
    // The items that were met: as a plain object it can't hold "__proto__".
    .replaceAll(/^(const indices\d+) = \{\};$/gm, '$1 = Object.create(null);')
    // In a literal, this key sets the prototype unless it is computed.
    .replaceAll('"__proto__":', '["__proto__"]:');
  return `${safe}\n${JSON_EQUAL}`;
}

/** The bundler drops it where no schema needs it. */
const JSON_EQUAL = `
function jsonEqual(a, b) {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && jsonEqual(a[key], b[key]))
  );
}
`;
