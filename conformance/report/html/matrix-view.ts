import { verdicts, type Result } from '../../verdict/result.js';
import { showVerdict, type ShownVerdict } from './verdict-words.js';

/** How many cases of each operation have each verdict. */
export interface MatrixView {
  readonly columns: readonly ShownVerdict[];
  readonly rows: readonly {
    readonly operation: string;
    readonly cells: readonly MatrixCell[];
  }[];
}

export interface MatrixCell {
  readonly count: number;
  readonly operation: string;
  readonly verdict: string;
  readonly word: string;
  /** Shows its cases: the page's filter as a fragment. */
  readonly href: string;
}

/** Verdicts that no case has have no column. */
export function viewMatrix({ operations, counts }: Result): MatrixView {
  const columns = verdicts.filter((verdict) => counts[verdict] > 0);
  return {
    columns: columns.map(showVerdict),
    rows: operations.map(({ operation, counts: own }) => ({
      operation,
      cells: columns.map((verdict) => ({
        count: own[verdict],
        operation,
        verdict,
        word: showVerdict(verdict).word,
        href: `#${new URLSearchParams({ verdict, operation, at: 'cases' }).toString()}`,
      })),
    })),
  };
}
