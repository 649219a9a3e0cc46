import { deviationsFrom } from '../report/deviations.js';
import { groupRequirements } from '../report/requirement-groups.js';
import type { Finding } from '../verdict/finding.js';
import { requirementVerdicts, type RequirementSummary, type Result } from '../verdict/result.js';
import type { PrintedResponse } from './read-curl-output.js';
import type { Defect, GroupRecord, JudgedRun, Unproven } from './server-record.js';
import { formatDifference } from '../difference/difference.js';

export interface RecordOptions {
  /** Runs a finding's command; undefined where it shows nothing. */
  readonly prove: (finding: Finding) => Promise<PrintedResponse | undefined>;
  /** Requirements whose findings are not reported as defects, each with the reason. */
  readonly setAside: Readonly<Record<string, string>>;
  /** As they are in the commands, and how they are shown: `127.0.0.1:40123` as port 8080. */
  readonly hosts: Readonly<Record<string, string>>;
}

/** How many ways of breaking a requirement are tried, until the command of one shows it. */
const mostTries = 8;
/** How much of a response is printed, of its beginning and of its end. */
const longestStart = 1400;
const longestEnd = 400;

/** Keeps of a result what can be proved by commands alone. */
export async function recordRun(result: Result, options: RecordOptions): Promise<JudgedRun> {
  const { stopped, durationMs, counts, operations, requirements } = result;
  const defects: Defect[] = [];
  const unproven: Unproven[] = [];
  for (const requirement of requirements.filter(isBroken)) {
    const reported = await reproduceViolation(requirement, result, options);
    if ('curl' in reported) addDefect(reported, defects);
    else unproven.push(reported);
  }
  return {
    ...(stopped === undefined ? {} : { stopped }),
    durationMs,
    counts,
    operations,
    groups: countGroups(result),
    defects,
    unproven,
  };
}

/**
 * One response that violates many requirements is one defect, that of the requirement which it
 * violates most often, such as an endpoint that fails.
 */
function addDefect(reported: Defect, defects: Defect[]): void {
  const index = defects.findIndex((known) => shapeOf(known) === shapeOf(reported));
  const known = defects[index];
  if (known === undefined) defects.push(reported);
  else if (known.cases >= reported.cases)
    defects[index] = { ...known, also: [...known.also, reported.requirement] };
  else defects[index] = { ...reported, also: [...known.also, known.requirement] };
}

function shapeOf({ request, where, expected, actual }: Defect): string {
  const endpoint = request.replace(/(file|upload|part)[-_][\w-]{6,}/g, '$1').replace(/\?.*/, '');
  return JSON.stringify([endpoint, where, expected, actual]);
}

function isBroken({ verdict }: RequirementSummary): boolean {
  return verdict === 'fail' || verdict === 'warn';
}

async function reproduceViolation(
  { id, level, text }: RequirementSummary,
  result: Result,
  { prove, setAside, hosts }: RecordOptions,
): Promise<Defect | Unproven> {
  const deviations = deviationsFrom(id, result);
  const cases = new Set(deviations.flatMap((deviation) => deviation.cases)).size;
  const first = deviations[0];
  const aside = setAside[id];
  const show = (text: string): string =>
    Object.entries(hosts).reduce((shown, [from, to]) => shown.replaceAll(from, to), text);
  for (const { finding } of aside === undefined ? deviations.slice(0, mostTries) : []) {
    const response = await prove(finding);
    if (response === undefined) continue;
    const curl = show(finding.curl);
    return {
      ...describeFinding(finding, show),
      level,
      clause: text,
      cases,
      also: [],
      curl,
      printed: show(print(response)),
    };
  }
  return {
    ...describeFinding(first?.finding, show),
    requirement: id,
    case: first?.cases[0]?.name ?? '',
    reason: aside ?? 'no command alone shows it and shows the reference server doing otherwise',
  };
}

function describeFinding(
  finding: Finding | undefined,
  show: (text: string) => string,
): Pick<Defect, 'requirement' | 'request' | 'where' | 'expected' | 'actual'> {
  if (finding === undefined) {
    return { requirement: '', request: '', where: '', expected: '', actual: '' };
  }
  const { requirement, request } = finding;
  const { where, expected, actual } = formatDifference(finding);
  return { requirement, request, where, expected: show(expected), actual: show(actual) };
}

function print({ status, headers, body }: PrintedResponse): string {
  const type = headers['content-type'] ?? 'no content type';
  const text = body
    .toString('utf8')
    .replaceAll('\r\n', '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '�');
  const isLong = text.length > longestStart + longestEnd;
  const cut = isLong ? `${text.slice(0, longestStart)} … ${text.slice(-longestEnd)}` : text;
  return `HTTP ${status} · ${type}\n${cut}`;
}

function countGroups(result: Result): readonly GroupRecord[] {
  return groupRequirements(result).map(({ name, requirements }) => {
    const count = (verdict: string): number =>
      requirements.filter((each) => each.verdict === verdict).length;
    const counts = Object.fromEntries(requirementVerdicts.map((each) => [each, count(each)]));
    return { name, counts: counts as GroupRecord['counts'] };
  });
}
