// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { type ParameterRule, styleText, stylePairs } from './parameter-style.js';
import { percentEncode } from './percent-encode.js';
import { encoded } from './query.js';

/**
 * The headers of header parameters, in the style `simple`. Servers do not decode headers, so values
 * are sent as they are (OpenAPI 3.1.1, Appendix D); JSON is written in ASCII.
 *
 * @throws InvalidInputError for a value that its style can't express.
 */
export function parameterHeaders(
  values: object | undefined,
  rules: readonly ParameterRule[] = [],
): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(values ?? {}).map(([name, value]) => {
      const rule = rules.find((each) => each.name === name) ?? { name };
      const text = styleText(value, rule, (each) => each);
      return [name, isJson(rule) ? text?.replaceAll(/[\u007f-\uffff]/g, escape) : text];
    }),
  );
}

/**
 * The value of the header `cookie`, in the style `form`; undefined where there is none. "name=value pairs
 * in cookies are delimited by `; ` (a semicolon followed by a space character)" (OpenAPI 3.1.1, Appendix D).
 *
 * @throws InvalidInputError for a value that its style can't express.
 */
export function cookieText(
  values: object | undefined,
  rules: readonly ParameterRule[] = [],
): string | undefined {
  const pairs = Object.entries(values ?? {}).flatMap(([name, value]) => {
    const rule = rules.find((each) => each.name === name) ?? { name };
    // "No percent-encoding or other escaping is applied" (OpenAPI 3.2.0, section 4.12.3, `cookie`).
    const encode = rule.style === 'cookie' ? (text: string) => text : percentEncode;
    return encoded(name, () => stylePairs(value, rule, encode));
  });
  return pairs.length === 0 ? undefined : pairs.map(([name, text]) => `${name}=${text}`).join('; ');
}

function isJson({ contentType = '' }: ParameterRule): boolean {
  return /[/+]json(?:;|$)/i.test(contentType);
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
