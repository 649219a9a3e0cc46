// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { createColors } from 'picocolors';

const TOKENS = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi;

/** Colors JSON by the types of its values. */
export function colorJson(json: string): string {
  const { blue, cyan, green, yellow } = createColors(true);
  return json.replaceAll(TOKENS, (token, text: string | undefined, colon: string | undefined) => {
    if (text === undefined) return /^[-\d]/.test(token) ? yellow(token) : cyan(token);
    return colon === undefined ? green(text) : `${blue(text)}${colon}`;
  });
}
