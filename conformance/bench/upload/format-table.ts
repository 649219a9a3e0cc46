import type { BundleSize } from './bundle-sizes.js';
import type { Measurement } from './measurement.js';
import { CURL, LIBRARY } from './ways.js';

/** The measurements of a way, one for each round. */
export type Measured = ReadonlyMap<string, readonly Measurement[]>;

const MiB = 1024 * 1024;
const UNKNOWN = '-';

/**
 * A table of the medians, with the speed of each way as a multiple of the official library's best
 * and of curl's.
 *
 * @param size - Of the file, in MiB.
 */
export function formatTable(measured: Measured, size: number): string {
  const speeds = new Map(
    [...measured].map(([way, all]) => [way, size / median(all.map(({ seconds }) => seconds))]),
  );
  const best = Math.max(...LIBRARY.map((way) => speeds.get(way) ?? Number.NaN));
  const curl = speeds.get(CURL) ?? Number.NaN;
  const rows = [...measured].map(([way, all]) => {
    const speed = speeds.get(way) ?? Number.NaN;
    const above = all.map(({ peakBytes, startBytes }) =>
      peakBytes === undefined || startBytes === undefined ? undefined : peakBytes - startBytes,
    );
    return [
      way,
      speed.toFixed(0),
      (speed / best).toFixed(2),
      (speed / curl).toFixed(2),
      median(all.map(({ cpuSeconds }) => cpuSeconds)).toFixed(2),
      inMiB(all.map(({ peakBytes }) => peakBytes)),
      inMiB(above),
    ];
  });
  const head = ['way', 'MiB/s', 'of library', 'of curl', 'CPU s', 'peak MiB', 'above start MiB'];
  return alignColumns([head, ...rows]);
}

/** A table of the medians of what the steps of an upload cost. */
export function formatSteps(measured: Measured): string {
  const rows = [...measured].map(([step, all]) => [
    step,
    median(all.map(({ cpuSeconds }) => cpuSeconds)).toFixed(2),
  ]);
  return alignColumns([['step', 'CPU s'], ...rows]);
}

export function formatBundles(sizes: readonly BundleSize[]): string {
  const rows = sizes.map(({ name, minified, compressed }) => [
    name,
    String(minified),
    String(compressed),
  ]);
  return alignColumns([['bundle', 'minified bytes', 'gzip -9 bytes'], ...rows]);
}

function inMiB(values: readonly (number | undefined)[]): string {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? UNKNOWN : (median(known) / MiB).toFixed(0);
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The first column to the left, the others to the right. */
function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  '),
  );
  return `${lines.join('\n')}\n`;
}
