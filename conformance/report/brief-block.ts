import { formatDifference, type Difference } from '../difference/difference.js';
import { isOfRequest } from '../difference/location.js';
import type { Finding } from '../verdict/finding.js';
import type { Colors } from './colors.js';
import { cutLine } from './cut-line.js';
import type { Deviation } from './deviations.js';
import type { RequirementViolation, SharedViolation, Violation } from './violations.js';

/** How a block is laid out. */
export interface BlockLayout {
  /** Columns of a line. Commands are not cut, so that they can be copied. */
  readonly width: number;
  /** A longer command is replaced by the one that reruns the case; a row has 120 columns. */
  readonly mostRows: number;
  readonly colors: Colors;
}

const columnsOfRow = 120;

const indent = '      ';

/** A violation in a few lines: what is violated and how often, one example, and its command. */
export function formatBlock(violation: Violation, layout: BlockLayout): readonly string[] {
  const { deviations } = violation;
  const { mostRows, colors } = layout;
  const reproducible = deviations.find(({ finding }) => isShort(finding.curl, mostRows));
  const example = reproducible ?? deviations[0];
  const command = reproducible === undefined ? rerunOf(example) : reproducible.finding.curl;
  return [
    ...(violation.kind === 'shared'
      ? formatShared(violation, layout)
      : formatViolated(violation, example, layout)),
    ...(command === '' ? [] : command.split('\n')).map((line) => `${indent}${colors.cyan(line)}`),
  ];
}

/** Whether an example has a command of so many rows. */
export function hasCommand({ deviations }: Violation, mostRows: number): boolean {
  return deviations.some(({ finding }) => isShort(finding.curl, mostRows));
}

function isShort(command: string, mostRows: number): boolean {
  const rows = command
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / columnsOfRow)), 0);
  return command !== '' && rows <= mostRows;
}

/** Empty for a request of a client: the document has no example of the right one. */
function rerunOf({ finding }: Deviation): string {
  if (isOfRequest(finding.location)) return '';
  return finding.replay ?? 'rerun with --verbose to see how to reproduce it';
}

function formatViolated(
  { requirement, cases }: RequirementViolation,
  { finding }: Deviation,
  { width, colors }: BlockLayout,
): readonly string[] {
  const { id, level, text, verdict } = requirement;
  const mark = verdict === 'fail' ? colors.red('FAIL') : colors.yellow('WARN');
  const facts = `(${level}, ${countCases(cases.length)})`;
  const left = width - indent.length - id.length - facts.length - 2;
  return [
    `${colors.bold(mark)}  ${colors.bold(id)} ${facts} ${cutLine(text, left)}`,
    `${indent}${formatExample(leadOf(finding), finding, { width: width - indent.length, colors })}`,
  ];
}

function formatShared(
  { requirements, cases, difference }: SharedViolation,
  { width, colors }: BlockLayout,
): readonly string[] {
  const room = { width: width - indent.length, colors };
  const { where } = formatDifference(difference);
  const count = `${requirements.length} requirements in ${countCases(cases.length)}`;
  const subject = difference.location.kind === 'status' ? count : `${count}, ${where}`;
  const ids = requirements.map(({ id }) => id).join(' ');
  const isFailed = requirements.some(({ verdict }) => verdict === 'fail');
  const mark = isFailed ? colors.red('FAIL') : colors.yellow('WARN');
  return [
    `${colors.bold(mark)}  ${colors.bold('One cause:')} ${formatExample(subject, difference, room)}`,
    `${indent}${cutLine(ids, room.width)}`,
  ];
}

function countCases(count: number): string {
  return `${count} ${count === 1 ? 'case' : 'cases'}`;
}

/** The location comes first, as the end of a long request is cut. */
function leadOf(finding: Finding): string {
  const { where } = formatDifference(finding);
  const { location, exchange, request } = finding;
  if (isOfRequest(location)) return `${where} of request ${exchange}, ${request}`;
  return location.kind === 'status' ? request : `${where} of ${request}`;
}

/** `body /id of POST /pets: expected present, actual absent` */
function formatExample(
  subject: string,
  difference: Difference,
  { width, colors }: Pick<BlockLayout, 'width' | 'colors'>,
): string {
  const { expected, actual } = formatDifference(difference);
  const lead = cutLine(subject, Math.floor(width * 0.4));
  const left = width - `${lead}: expected , actual `.length;
  // The actual value is of the server's choice, and may be long.
  const shown = cutLine(expected, Math.max(Math.floor(left / 2), left - actual.length));
  const rest = cutLine(actual, left - shown.length);
  return `${lead}: expected ${colors.green(shown)}, actual ${colors.red(rest)}`;
}
