import {
  requirementVerdicts,
  verdicts,
  type RequirementVerdict,
  type Result,
  type Verdict,
} from '../verdict/result.js';
import type { Colors } from './colors.js';
import { groupRequirements } from './requirement-groups.js';

/** Two tables: verdicts by operation, and by group of requirements. */
export function formatSummary(result: Result, colors: Colors): string {
  const { operations, requirements, counts: all } = result;
  const columns = verdicts.filter((verdict) => !rare.has(verdict) || all[verdict] > 0);
  const outcomes = requirementVerdicts.filter(
    (outcome) => !rare.has(outcome) || requirements.some(({ verdict }) => verdict === outcome),
  );
  const byOperation = operations.map(({ operation, counts }) => [
    operation,
    ...columns.map((verdict) => `${counts[verdict]}`),
  ]);
  const byGroup = groupRequirements(result).map(({ name, requirements: own }) => {
    const broken = own.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn');
    return [
      name,
      ...outcomes.map((outcome) => `${own.filter(({ verdict }) => verdict === outcome).length}`),
      broken.map(({ id }) => id).join(' '),
    ];
  });
  const tables = [
    formatTable([['Cases by operation', ...columns], ...byOperation], colors),
    formatTable([['Requirements by group', ...outcomes, 'violated'], ...byGroup], colors),
  ];
  return tables.join('\n\n');
}

/** Shown only where there is one. */
const rare: ReadonlySet<string> = new Set<Verdict | RequirementVerdict>([
  'known-failure',
  'unexpected-pass',
  'blocked',
]);

function formatTable(rows: readonly (readonly string[])[], colors: Colors): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        const isText = column === 0 || /[A-Z]-\d|^violated$|^$/.test(cell);
        return isText ? cell.padEnd(width) : (cell === '0' ? '·' : cell).padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
  const [head = '', ...body] = lines;
  return [colors.bold(head), ...body].join('\n');
}
