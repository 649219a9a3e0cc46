import type { PartRule } from './multipart.js';
import { stylePairs } from './parameter-style.js';

/** A rule of a part, which may be written as a query parameter would be. */
export type StyledPartRule = PartRule & {
  readonly style?: { readonly style: string; readonly explode: boolean };
};

/** The rules of a multipart body with parts that are written as query parameters would be. */
export function partStyles(rules: readonly StyledPartRule[]): readonly PartRule[] {
  return rules.map(({ style, ...rule }) =>
    rule.kind !== 'text' || style === undefined
      ? rule
      : {
          ...rule,
          write: (value) => stylePairs(value, { name: rule.name, ...style }, (text) => text),
        },
  );
}
