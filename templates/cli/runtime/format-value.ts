import { stringify } from 'yaml';
import { colorJson } from './color-json.js';
import { plainJson, plainText } from './plain-text.js';
import { prettyBox, type BoxStyle } from './pretty-box.js';

export const FORMATS = ['auto', 'json', 'jsonl', 'pretty', 'raw', 'yaml'] as const;

export type Format = (typeof FORMATS)[number];

/** How values are shown. */
export interface FormatStyle extends BoxStyle {
  readonly format: Format;
  /** Texts stand without quotes, as `jq -r` prints them. */
  readonly rawOutput: boolean;
  /** A terminal shows it: nothing in it may control that terminal. */
  readonly terminal: boolean;
}

/** Writes a value as text, with the line end that closes it. */
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
