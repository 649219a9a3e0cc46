import type { Fault, WildClass } from '../../openai-files/reference/faults/fault.js';
import { formatTable } from '../format-table.js';
import type { Score } from './compare.js';

export interface Comparison {
  readonly scores: readonly Score[];
  /** The injected faults that were tried. */
  readonly faults: readonly Fault[];
  /** How many there are, of which every so-manieth was tried. */
  readonly ofFaults: number;
  readonly every: number;
  /** `2026-11-21` */
  readonly date: string;
  readonly suite: string;
  readonly node: string;
}

/** The page of the comparison: counts, then by class, then each injected fault. */
export function formatComparison(comparison: Comparison): string {
  const { scores, faults, ofFaults, every, date, suite, node } = comparison;
  const tried = every === 1 ? 'all' : `${faults.length}, each ${every}th, of the`;
  const sample = every === 1 ? '' : ` --every ${every}`;
  return `${[
    '# The same injected faults, tested by other tools',
    `Made on ${date} by upspec ${suite}, Node.js ${node}, with ${tried} ${ofFaults} injected faults of the reference server (\`upspec serve --fault NAME\`), one at a time:`,
    `\`\`\`sh\nnpm run build && node conformance/dist/servers/comparison/run.js${sample}\n\`\`\``,
    'An injected fault is found if a tool reports something that it reported in none of three runs without one. Whatever a tool reports about the server without injected faults is a false positive, because that server conforms to the document. The tools are made for less than the kit: they judge one response at a time by its schema, and do not test order, state, bytes and time. By default the kit leaves out cases that take much time or space: injected faults of expiry, of files and parts at their limits, and of pages of some thousand files need `--slow` and `--large`.',
    formatTable([
      ['tool', 'version', 'found', 'false positives', 'failed', 'seconds'],
      ...scores.map(({ tool, found, falseAlarms, broken, seconds }) => [
        tool.title,
        tool.installed?.packages[0].version ?? suite,
        `${found.length} of ${faults.length}`,
        `${falseAlarms.length}`,
        `${Object.keys(broken).length}`,
        `${seconds}`,
      ]),
    ]),
    '## How they were run',
    scores.map(({ tool }) => `- ${tool.title}: ${tool.setting}.`).join('\n'),
    '## By class of defects of third-party servers',
    formatTable([
      ['class', 'faults', ...scores.map(({ tool }) => tool.title)],
      ...classesOf(faults).map((wild) => {
        const own = faults.filter((fault) => classOf(fault) === wild);
        return [wild, `${own.length}`, ...scores.map(({ found }) => `${countIn(own, found)}`)];
      }),
    ]),
    '## False positives',
    ...scores.map(({ tool, falseAlarms }) => listAlarms(tool.title, falseAlarms)),
    '## Each injected fault',
    formatTable([
      ['fault', 'requirement', ...scores.map(({ tool }) => tool.title)],
      ...faults.map(({ name, requirement }) => [
        `\`${name}\``,
        requirement,
        ...scores.map((score) => mark(name, score)),
      ]),
    ]),
  ].join('\n\n')}\n`;
}

function classOf({ wild }: Fault): WildClass | 'other' {
  return wild ?? 'other';
}

function classesOf(faults: readonly Fault[]): readonly string[] {
  return [...new Set(faults.map(classOf))].sort();
}

function countIn(own: readonly Fault[], found: readonly string[]): number {
  return own.filter(({ name }) => found.includes(name)).length;
}

function listAlarms(title: string, alarms: readonly string[]): string {
  if (alarms.length === 0) return `${title}: nothing.`;
  return [`${title}:`, '', ...alarms.map((alarm) => `- \`${alarm.replaceAll('`', "'")}\``)].join(
    '\n',
  );
}

function mark(name: string, { found, broken }: Score): string {
  if (Object.hasOwn(broken, name)) return 'failed';
  return found.includes(name) ? 'found' : '·';
}
