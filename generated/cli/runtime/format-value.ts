// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { Format } from './output-format.js';
import { plainJson, plainText } from './plain-text.js';
import type { BoxStyle } from './pretty-box.js';

/** How values are formatted. */
export interface FormatStyle extends BoxStyle {
  readonly format: Format;
  /** Whether strings are printed without quotes, like `jq -r`. */
  readonly rawOutput: boolean;
  /** Whether a terminal shows the output, which then must not contain control characters. */
  readonly terminal: boolean;
}

/** Formats a value, with a final line end. The libraries of a format are loaded on first use. */
export async function formatValue(value: unknown, style: FormatStyle): Promise<string> {
  const { terminal } = style;
  if (style.rawOutput && typeof value === 'string') {
    return `${terminal ? plainText(value) : value}\n`;
  }
  switch (style.format) {
    case 'auto':
    case 'json':
      return formatJson(value, style, 2);
    case 'jsonl':
    case 'raw':
      return formatJson(value, style, 0);
    case 'yaml': {
      const { stringify } = await import('yaml');
      const text = stringify(value ?? null, { lineWidth: 0, aliasDuplicateObjects: false });
      return terminal ? plainText(text) : text;
    }
    case 'pretty': {
      const { prettyBox } = await import('./pretty-box.js');
      return prettyBox(value, style);
    }
  }
}

async function formatJson(
  value: unknown,
  { color, terminal }: FormatStyle,
  indent: number,
): Promise<string> {
  const text = JSON.stringify(value ?? null, null, indent);
  const shown = terminal ? plainJson(text) : text;
  if (!color) return `${shown}\n`;
  const { colorJson } = await import('./color-json.js');
  return `${colorJson(shown)}\n`;
}
