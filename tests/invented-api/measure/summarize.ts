import type { Mutant } from './mutants.js';

/** What the kit found of a mutant. */
export interface Judged extends Omit<Mutant, 'server'> {
  /** Whether it was found without fixtures. */
  readonly without: boolean;
  readonly with: boolean;
}

/** How many of how many. */
export interface Share {
  readonly found: number;
  readonly of: number;
}

/** The three figures of the measure. */
export interface Figures {
  /** Without fixtures, of those that can be shown without a recording. */
  readonly without: Share;
  readonly with: Share;
  /** Without fixtures, of those that need several requests. */
  readonly several: Share;
}

/** Counts what was found. */
export function figuresOf(judged: readonly Judged[]): Figures {
  const shown = judged.filter(({ needsRecording }) => !needsRecording);
  const several = shown.filter(({ requests }) => requests === 'several');
  return {
    without: share(shown, (each) => each.without),
    with: share(judged, (each) => each.with),
    several: share(several, (each) => each.without),
  };
}

function share(some: readonly Judged[], isFound: (each: Judged) => boolean): Share {
  return { found: some.filter(isFound).length, of: some.length };
}

/** The figures as text, by table, and the names of what was missed. */
export function summarize(judged: readonly Judged[]): string {
  const tables = [...new Set(judged.map(({ table }) => table))];
  const line = (name: string, some: readonly Judged[]): string => {
    const figures = figuresOf(some);
    return `${name}: without fixtures ${percent(figures.without)}, with ${percent(figures.with)}, of several requests ${percent(figures.several)}`;
  };
  const missed = judged.filter((each) => !each.without && !each.needsRecording);
  return [
    ...tables.map((table) =>
      line(
        table,
        judged.filter((each) => each.table === table),
      ),
    ),
    line('all', judged),
    ...missed.map(
      (each) =>
        `missed${each.with ? ' without fixtures' : ''} (${each.table}, ${each.requests}): ${each.name}`,
    ),
    '',
  ].join('\n');
}

function percent({ found, of }: Share): string {
  return of === 0 ? 'none' : `${found} of ${of} (${((100 * found) / of).toFixed(1)} %)`;
}
