/** Code that may be split into lines: a string, or a group of items between two brackets. */
export type Code = string | Group;

export interface Group {
  /** What precedes the items: `Path.build(`. */
  readonly open: string;
  /** Separated by commas. */
  readonly items: readonly Code[];
  readonly close: string;
}

/**
 * Formats code in lines of a maximum width, where possible; a group that is too wide has a line for
 * each item.
 */
export function layout(code: Code, width: number): readonly string[] {
  const flat = flatten(code);
  if (typeof code === 'string' || flat.length <= width) return [flat];
  const last = code.items.length - 1;
  const inner = code.items.flatMap((item, index) => {
    const lines = layout(item, width - INDENTATION.length - 1);
    return index === last ? lines : [...lines.slice(0, -1), `${lines.at(-1) ?? ''},`];
  });
  return [code.open.trimEnd(), ...inner.map((line) => INDENTATION + line), code.close.trimStart()];
}

const INDENTATION = '  ';

function flatten(code: Code): string {
  if (typeof code === 'string') return code;
  return `${code.open}${code.items.map(flatten).join(', ')}${code.close}`;
}
