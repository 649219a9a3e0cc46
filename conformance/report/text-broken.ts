import type { Finding } from '../verdict/finding.js';
import type { RequirementSummary, Result } from '../verdict/result.js';
import type { Colors } from './colors.js';

/**
 * One block for each broken requirement, those that bind first. The same deviation, seen in many
 * cases, is told once, with the names of the cases.
 */
export function formatBroken(result: Result, colors: Colors): readonly string[] {
  const broken = (['fail', 'warn'] as const).flatMap((verdict) =>
    result.requirements.filter((each) => each.verdict === verdict),
  );
  return broken.map((requirement) => formatRequirement(requirement, result, colors));
}

interface Deviation {
  readonly finding: Finding;
  readonly cases: readonly string[];
  /** Where the recorded values of those cases come from. */
  readonly evidence: readonly string[];
}

function formatRequirement(
  { id, level, text, evidence, verdict }: RequirementSummary,
  result: Result,
  colors: Colors,
): string {
  const mark = verdict === 'fail' ? colors.red('FAIL') : colors.yellow('WARN');
  return [
    `${colors.bold(mark)}  ${colors.bold(id)} (${level}) ${text}`,
    ...(evidence.length === 0 ? [] : [`  evidence  ${evidence.join('; ')}`]),
    ...deviationsFrom(id, result).map((deviation) => formatDeviation(deviation, colors)),
  ].join('\n');
}

function formatDeviation({ finding, cases, evidence }: Deviation, colors: Colors): string {
  const [first = '', ...others] = cases;
  const also = others.length === 0 ? '' : ` and in ${others.length} more, such as ${others[0]}`;
  return [
    `  - in ${first}${also}`,
    `    where     ${finding.where} of ${finding.request} (exchange ${finding.exchange})`,
    `    wanted    ${colors.green(finding.wanted)}`,
    `    got       ${colors.red(finding.got)}`,
    `    source    ${evidence.join('; ')}`,
    `    show it   ${colors.cyan(finding.curl)}`,
  ].join('\n');
}

function deviationsFrom(id: string, { cases }: Result): readonly Deviation[] {
  const deviations = new Map<string, Deviation>();
  for (const { name, findings, evidence } of cases) {
    for (const finding of findings.filter(({ requirement }) => requirement === id)) {
      const where = finding.where.replace(/\d+/g, 'n');
      const key = JSON.stringify([where, finding.wanted, finding.got]);
      const known = deviations.get(key) ?? { finding, cases: [], evidence };
      deviations.set(key, { ...known, cases: [...new Set([...known.cases, name])] });
    }
  }
  return [...deviations.values()];
}
