// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { stringify } from 'yaml';
import { colorJson } from './color-json.js';
import { plainJson, plainText } from './plain-text.js';
import { prettyBox, type BoxStyle } from './pretty-box.js';

export const FORMATS = ['auto', 'json', 'jsonl', 'pretty', 'raw', 'yaml'] as const;

export type Format = (typeof FORMATS)[number];

/** How values are formatted. */
export interface FormatStyle extends BoxStyle {
  readonly format: Format;
  /** Whether strings are printed without quotes, like `jq -r`. */
  readonly rawOutput: boolean;
  /** Whether a terminal shows the output, which then must not contain control characters. */
  readonly terminal: boolean;
}

/** Formats a value, with a final line end. */
export function formatValue(value: unknown, style: FormatStyle): string {
  const { color, terminal } = style;
  if (style.rawOutput && typeof value === 'string') {
    return `${terminal ? plainText(value) : value}\n`;
  }
  const json = (indent: number): string => {
    const text = JSON.stringify(value ?? null, null, indent);
    return `${colorJson(terminal ? plainJson(text) : text, color)}\n`;
  };
  switch (style.format) {
    case 'auto':
    case 'json':
      return json(2);
    case 'jsonl':
    case 'raw':
      return json(0);
    case 'yaml': {
      const text = stringify(value ?? null, { lineWidth: 0, aliasDuplicateObjects: false });
      return terminal ? plainText(text) : text;
    }
    case 'pretty':
      return prettyBox(value, style);
  }
}
