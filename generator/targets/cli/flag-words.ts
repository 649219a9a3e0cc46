import { formOf, type Schema, type SchemaLookup } from '@upspec/document';
import { shownText } from './shown-text.js';
import type { Flag } from './flag.js';
import { choicesOf } from './value-type.js';

/** What the help says about a flag's values. */
export interface FlagWords {
  readonly choices?: readonly string[];
  readonly bounds?: string;
  readonly default?: string;
}

/** Describes choices, bounds and default of a flag's schema. */
export function flagWords({ schema }: Flag, lookup: SchemaLookup): FlagWords {
  const form = formOf(schema, lookup);
  const choices = choicesOf(schema, lookup).map(textOf);
  const bounds = boundsOf([schema, form]);
  const fallback = schema.default ?? form.default;
  return {
    ...(choices.length > 0 && { choices }),
    ...(bounds !== '' && { bounds }),
    ...(fallback !== undefined && fallback !== null && { default: textOf(fallback) }),
  };
}

function boundsOf(schemas: readonly Schema[]): string {
  const constraints = new Map(
    schemas.flatMap((schema) => schema.constraints.map(({ keyword, value }) => [keyword, value])),
  );
  const words = [
    ['minimum', 'from'],
    ['exclusiveMinimum', 'above'],
    ['maximum', 'to'],
    ['exclusiveMaximum', 'below'],
  ] as const;
  return words
    .flatMap(([keyword, word]) => {
      const value = constraints.get(keyword);
      return typeof value === 'number' ? [`${word} ${String(value)}`] : [];
    })
    .join(' ');
}

function textOf(value: unknown): string {
  return shownText(typeof value === 'string' ? value : JSON.stringify(value));
}
