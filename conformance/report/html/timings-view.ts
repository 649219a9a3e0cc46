import type { CaseResult } from '../../verdict/result.js';
import { showTime } from './case-view.js';

export interface TimingsView {
  readonly slowest: readonly DurationBarView[];
  readonly spread: readonly DurationBarView[];
}

/** One line of a chart. */
export interface DurationBarView {
  readonly label: string;
  readonly value: string;
  /** The length of its bar, of 100. */
  readonly width: string;
}

const mostBars = 12;
/** Milliseconds; each step is about three times the one before. */
const bounds = [3, 10, 30, 100, 300, 1000, 3000, 10_000];

/** The slowest cases, and how many took how long. Cases that did not run are left out. */
export function viewTimings(cases: readonly CaseResult[]): TimingsView {
  const ran = cases.filter(({ exchanges }) => exchanges > 0);
  const slowest = ran.toSorted((a, b) => b.durationMs - a.durationMs).slice(0, mostBars);
  const longest = slowest[0]?.durationMs ?? 0;
  const steps = [0, ...bounds].map((from, index) => {
    const to = bounds[index] ?? Infinity;
    const count = ran.filter(({ durationMs }) => durationMs >= from && durationMs < to).length;
    return { label: labelOf(from, to), count };
  });
  const filled = steps.filter(({ count }) => count > 0);
  const first = steps.findIndex(({ count }) => count > 0);
  const shown = steps.slice(Math.max(first, 0), steps.lastIndexOf(filled.at(-1) ?? NONE) + 1);
  const most = Math.max(...steps.map(({ count }) => count));
  return {
    slowest: slowest.map(({ name, durationMs }) => ({
      label: name,
      value: showTime(durationMs),
      width: share(durationMs, longest),
    })),
    spread: shown.map(({ label, count }) => ({
      label,
      value: `${count}`,
      width: share(count, most),
    })),
  };
}

const NONE = { label: '', count: 0 };

function labelOf(from: number, to: number): string {
  if (from === 0) return `under ${showTime(to)}`;
  return to === Infinity ? `${showTime(from)} and more` : `${showTime(from)} to ${showTime(to)}`;
}

function share(some: number, most: number): string {
  return (most === 0 ? 0 : (some / most) * 100).toFixed(1);
}
