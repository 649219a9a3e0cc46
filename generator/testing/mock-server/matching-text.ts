/** A piece of a pattern: the first character that it allows, and how often it occurs. */
const PIECE = /\[((?:\\.|[^\]])+)\]|\\(.)|\(\?:([^()|]*)\|[^()]*\)|([^\\[\](){}|*+?^$])/;
const COUNT = /^(?:\{(\d+)(?:,\d*)?\}|[*+?])/;

/**
 * Builds a string that a simple pattern matches, such as `^AB[0-9a-f]{32}$`; undefined for one with
 * other constructs.
 */
export function matchingText(pattern: string): string | undefined {
  let rest = pattern.replace(/^\^/, '').replace(/\$$/, '');
  let built = '';
  while (rest !== '') {
    const piece = PIECE.exec(rest);
    if (piece?.index !== 0) return undefined;
    rest = rest.slice(piece[0].length);
    const [count = ''] = COUNT.exec(rest) ?? [];
    rest = rest.slice(count.length);
    const [, least] = /(\d+)/.exec(count) ?? [];
    built += textOf(piece).repeat(least === undefined ? 1 : Number(least));
  }
  return new RegExp(pattern, 'u').test(built) ? built : undefined;
}

function textOf([, range, escaped, option, literal]: RegExpExecArray): string {
  if (range !== undefined) return range.replace(/^\\d/, '0').replace(/^\\w/, 'a').charAt(0);
  if (escaped !== undefined) return escaped === 'd' ? '0' : escaped === 'w' ? 'a' : escaped;
  return option ?? literal ?? '';
}
