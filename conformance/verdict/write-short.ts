import { countRows } from './fit-lines.js';
import type { ScriptLayout } from './script.js';

/** In characters. */
const longestScript = 16 * 1024;

/** In lines: no script is better for being shorter. */
const shortEnough = 2;

/** In lines: a longer script is written in the next layouts. */
const longestShort = 3;

/**
 * Whether a script fills at most three lines.
 *
 * @param isDense whether it may break words in double quotes and leave out blanks for that
 */
export function isShort(script: string, isDense: boolean): boolean {
  return countRows(script, isDense) <= longestShort;
}

/** A script in the first layouts that make it short; where none does, in the first of all. */
export function writeShort(
  all: readonly (readonly ScriptLayout[])[],
  write: (layout: ScriptLayout) => string | undefined,
): string | undefined {
  const written: (readonly (string | undefined)[])[] = [];
  for (const isDense of [false, true]) {
    for (const [at, some] of all.entries()) {
      const scripts = (written[at] ??= some.map(write));
      const script = shortest(scripts, isDense);
      if (script !== undefined && isShort(script, isDense)) return script;
    }
  }
  return written.map((scripts) => shortest(scripts, false)).find((script) => script !== undefined);
}

/** The first of those that have the fewest lines. */
function shortest(scripts: readonly (string | undefined)[], isDense: boolean): string | undefined {
  const written = scripts.filter((text) => text !== undefined && text.length <= longestScript);
  const counts = written.map((text = '') => Math.max(shortEnough, countRows(text, isDense)));
  return written[counts.indexOf(Math.min(...counts))];
}
