import { formatDifference } from '../difference/difference.js';
import type { SourceLocation } from '../verdict/finding.js';
import type { Result } from '../verdict/result.js';
import { headlineOf } from './headline.js';
import { printableResult } from './printable-result.js';
import { casesOf, formatCounts } from './text-outcome.js';
import { formatReason, formatUnrun } from './text-reasons.js';
import { violationsOf, type Violation } from './violations.js';

/**
 * A run as workflow commands of GitHub Actions, which the runner shows as annotations: an error for
 * each violated `must` and each unexpected pass, a warning for each violated `should` and for cases
 * that could not run, and a notice with the counts. A runner shows ten of each kind for a step, so
 * that those to fix first come first.
 */
export function formatGithub(reported: Result): string {
  const result = printableResult(reported);
  const commands: readonly Annotation[] = [
    ...(result.stopped === undefined
      ? []
      : [
          { kind: 'error', title: 'upspec: the run was stopped', message: result.stopped } as const,
        ]),
    ...violationsOf(result).map(annotationOf),
    ...casesOf(result, 'unexpected-pass').map((each): Annotation => {
      return { kind: 'error', title: 'upspec: unexpected pass', message: formatReason(each) };
    }),
    ...formatUnrun(casesOf(result, 'could-not-run')).map((message): Annotation => {
      return { kind: 'warning', title: 'upspec: could not run', message };
    }),
    {
      kind: 'notice',
      title: `upspec: ${headlineOf(result)}`,
      message: `${result.target}: ${formatCounts(result)}`,
    },
  ];
  return `${commands.map(formatAnnotation).join('\n')}\n`;
}

interface Annotation {
  readonly kind: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  readonly location?: SourceLocation | undefined;
}

function annotationOf(violation: Violation): Annotation {
  const { deviations, cases } = violation;
  const { finding } = deviations[0];
  const { where, expected, actual } = formatDifference(
    violation.kind === 'shared' ? violation.difference : finding,
  );
  const requirements =
    violation.kind === 'shared' ? violation.requirements : [violation.requirement];
  const ids = requirements.map(({ id }) => id).join(', ');
  const isFailed = requirements.some(({ verdict }) => verdict === 'fail');
  const first = cases[0]?.name ?? '';
  return {
    kind: isFailed ? 'error' : 'warning',
    title:
      violation.kind === 'shared'
        ? `${requirements.length} requirements: ${where}`
        : `${ids} (${violation.requirement.level})`,
    message: [
      violation.kind === 'shared' ? ids : violation.requirement.text,
      `${finding.request}, ${where}: expected ${expected}, actual ${actual}`,
      cases.length === 1 ? `Case ${first}` : `${cases.length} cases, such as ${first}`,
      ...(finding.replay === undefined ? [] : [`Rerun: ${finding.replay}`]),
    ].join('\n'),
    location: finding.source,
  };
}

/** `::error file=api.yaml,line=12,col=5,title=PETS-03 (must)::…` */
function formatAnnotation({ kind, title, message, location }: Annotation): string {
  const properties = [
    ...(location === undefined
      ? []
      : [
          `file=${escapeProperty(location.file)}`,
          `line=${location.line}`,
          `col=${location.column}`,
        ]),
    `title=${escapeProperty(title)}`,
  ];
  return `::${kind} ${properties.join(',')}::${escapeData(message)}`;
}

/** The runner reads one command from a line, and decodes these three in its message. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** In a property a colon would end the properties, and a comma the property. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
