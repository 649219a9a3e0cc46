import { verdicts, type Counts, type Verdict } from '../../verdict/result.js';
import { showVerdict, type ShownVerdict } from './verdict-words.js';

/** A bar of all cases, and what its colours mean. */
export interface MeterView {
  readonly label: string;
  readonly segments: readonly {
    readonly verdict: string;
    readonly x: string;
    readonly width: string;
  }[];
  readonly legend: readonly (ShownVerdict & { readonly count: number })[];
}

/** The order of a bar: what is right, what is open, what is wrong. */
const order: readonly Verdict[] = [
  'pass',
  'observed',
  'warn',
  'skip',
  'known-failure',
  'could-not-run',
  'unexpected-pass',
  'fail',
];

/** The bar is 1000 units long. */
export function viewMeter(counts: Counts): MeterView {
  const total = verdicts.reduce((sum, verdict) => sum + counts[verdict], 0);
  const legend = order
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => ({ ...showVerdict(verdict), count: counts[verdict] }));
  let x = 0;
  const segments = legend.map(({ verdict, count }) => {
    const width = (count / total) * 1000;
    const segment = { verdict, x: x.toFixed(1), width: width.toFixed(1) };
    x += width;
    return segment;
  });
  return {
    label: legend.map(({ count, word }) => `${count} ${word}`).join(', '),
    segments,
    legend,
  };
}
