import type { RequirementSummary, Result } from '../verdict/result.js';
import type { Colors } from './colors.js';
import { deviationsFrom, type Deviation } from './deviations.js';
import { formatDifference } from '../difference/difference.js';
import { violatedRequirements } from './violated-requirements.js';

/**
 * One block for each violated requirement. The same deviation in many cases is reported once, with
 * the names of the cases.
 */
export function formatBroken(result: Result, colors: Colors): readonly string[] {
  return violatedRequirements(result).map((requirement) =>
    formatRequirement(requirement, result, colors),
  );
}

function formatRequirement(
  { id, level, text, evidence, verdict, blocks = [] }: RequirementSummary,
  result: Result,
  colors: Colors,
): string {
  const mark = verdict === 'fail' ? colors.red('FAIL') : colors.yellow('WARN');
  return [
    `${colors.bold(mark)}  ${colors.bold(id)} (${level}) ${text}`,
    ...(evidence.length === 0 ? [] : [`  evidence  ${evidence.join('; ')}`]),
    ...formatBlocked(blocks),
    ...deviationsFrom(id, result)
      .filter(({ isKnown }) => !isKnown)
      .map((deviation) => formatDeviation(deviation, colors)),
  ].join('\n');
}

/** As it can be copied: a shell ignores the blanks before each line. */
function formatScript(curl: string): readonly string[] {
  const [first = '', ...others] = curl.split('\n');
  return [`    reproduce ${first}`, ...others.map((line) => `              ${line}`)];
}

function formatSource(evidence: readonly string[]): readonly string[] {
  return evidence.length === 0 ? [] : [`    source    ${evidence.join('; ')}`];
}

/** All names are in the json report. */
function formatBlocked(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, 3).join(', ');
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return [`  blocks    ${names.length} ${names.length === 1 ? 'case' : 'cases'}: ${shown}${more}`];
}

function formatDeviation({ finding, cases }: Deviation, colors: Colors): string {
  const { where, expected, actual } = formatDifference(finding);
  const [first, ...others] = cases;
  const also =
    others.length === 0 ? '' : ` and in ${others.length} more, such as ${others[0]?.name ?? ''}`;
  return [
    `  - in ${first?.name ?? ''}${also}`,
    `    where     ${where} of ${finding.request} (request ${finding.exchange})`,
    `    expected  ${colors.green(expected)}`,
    `    actual    ${colors.red(actual)}`,
    ...formatSource(first?.evidence ?? []),
    ...formatScript(finding.curl).map((line) => colors.cyan(line)),
    ...(finding.replay === undefined ? [] : [`    rerun     ${finding.replay}`]),
  ].join('\n');
}
