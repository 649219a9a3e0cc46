import { createColors } from 'picocolors';
import { displayWidth } from './display-width.js';
import { plainText } from './plain-text.js';

/** The style of a box. */
export interface BoxStyle {
  /** Its heading: `files list`. */
  readonly title: string;
  readonly color: boolean;
  /** The width of the terminal. */
  readonly columns: number;
}

/** Formats a value for people: a line for each field, in a box with a title. */
export function prettyBox(value: unknown, style: BoxStyle): string {
  const { bold, dim } = createColors(style.color);
  const inside = Math.max(style.columns - 4, 16);
  const lines = linesOf(value, 0).map((line) => cut(line, inside));
  const width = Math.max(0, ...lines.map(displayWidth));
  const border = '─'.repeat(width + 2);
  const rows = lines.map((line) => {
    const padding = ' '.repeat(width - displayWidth(line));
    return `${dim('│')} ${line}${padding} ${dim('│')}`;
  });
  return `${[bold(style.title), dim(`╭${border}╮`), ...rows, dim(`╰${border}╯`)].join('\n')}\n`;
}

function linesOf(value: unknown, depth: number): readonly string[] {
  const margin = '  '.repeat(depth);
  if (isEmpty(value) || !isBranch(value)) return [`${margin}${leaf(value)}`];
  return Object.entries(value).flatMap(([name, item]: [string, unknown]) => {
    const label = Array.isArray(value) ? `${String(Number(name) + 1)}.` : `${oneLine(name)}:`;
    if (isBranch(item) && !isEmpty(item)) return [`${margin}${label}`, ...linesOf(item, depth + 1)];
    return [`${margin}${label} ${leaf(item)}`];
  });
}

function leaf(value: unknown): string {
  if (value === '' || (isBranch(value) && !Array.isArray(value))) return '(empty)';
  if (Array.isArray(value)) return '(none)';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? oneLine(value) : JSON.stringify(value ?? null);
}

function oneLine(text: string): string {
  return plainText(text).replaceAll(/[\n\t]/g, ' ');
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isEmpty(value: unknown): boolean {
  return isBranch(value) && Object.keys(value).length === 0;
}

function cut(line: string, width: number): string {
  if (displayWidth(line) <= width) return line;
  let kept = '';
  for (const character of line) {
    if (displayWidth(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
