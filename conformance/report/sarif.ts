import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { isAbsolute } from 'node:path';
import type {
  Location,
  Log,
  Notification,
  ReportingDescriptor,
  Result as SarifResult,
  Run,
} from 'sarif';
import { formatDifference } from '../difference/difference.js';
import { notesOf } from '../verdict/notes-of.js';
import type { Finding } from '../verdict/finding.js';
import type { CaseResult, RequirementSummary, Result } from '../verdict/result.js';
import { headlineOf } from './headline.js';

/**
 * A run in the Static Analysis Results Interchange Format, version 2.1.0: a rule for each
 * requirement, and a result for each finding. A finding of a known failure is suppressed, with the
 * reason. The same finding has the same fingerprint in every run.
 */
export function formatSarif(result: Result): string {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [formatRun(result)],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function formatRun(result: Result): Run {
  const { suite, requirements, cases, counts, target, stopped } = result;
  const indexes = new Map(requirements.map(({ id }, at) => [id, at]));
  return {
    tool: { driver: { name: 'upspec', version: suite, rules: requirements.map(formatRule) } },
    invocations: [
      {
        executionSuccessful: stopped === undefined,
        toolExecutionNotifications: [...formatNotifications(result)],
      },
    ],
    results: cases.flatMap((each) =>
      each.findings.map((finding) => ({
        ...formatFinding(finding, each),
        ruleIndex: indexes.get(finding.requirement) ?? -1,
        locations: [formatLocations(finding)],
      })),
    ),
    columnKind: 'utf16CodeUnits',
    properties: { target, headline: headlineOf(result), counts },
  };
}

function formatRule({ id, level, text, evidence }: RequirementSummary): ReportingDescriptor {
  const help = evidence.map((each) => `- ${each}`).join('\n');
  return {
    id,
    shortDescription: { text },
    fullDescription: { text },
    help: {
      text: evidence.length === 0 ? text : `${text}\n\nEvidence:\n${help}`,
      markdown: evidence.length === 0 ? text : `${text}\n\n**Evidence**\n\n${help}`,
    },
    defaultConfiguration: { level: levels[level] },
    properties: { level, tags: ['conformance'] },
  };
}

const levels = { must: 'error', should: 'warning', observe: 'note' } as const;

function formatFinding(finding: Finding, { name, verdict, reason }: CaseResult): SarifResult {
  const { requirement, request, level = 'must', exchange, curl, replay } = finding;
  const { where, expected, actual } = formatDifference(finding);
  return {
    ruleId: requirement,
    level: levels[level],
    message: { text: `${request}, ${where}: expected ${expected}, actual ${actual}` },
    partialFingerprints: {
      // Ids and times in a path differ between runs; the number of the request does not.
      'upspec/v1': digest([requirement, name, `${exchange}`, where.replace(/\d+/g, 'n')]),
    },
    ...(verdict === 'known-failure' && {
      suppressions: [{ kind: 'external' as const, justification: reason ?? '' }],
    }),
    properties: { case: name, expected, actual, curl, ...(replay !== undefined && { replay }) },
  };
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

function formatLocations(finding: Finding): Location {
  const { source } = finding;
  const { where } = formatDifference(finding);
  const logicalLocations = [
    { name: finding.request, fullyQualifiedName: `${finding.request} ${where}`, kind: 'resource' },
  ];
  if (source === undefined) return { logicalLocations };
  return {
    logicalLocations,
    physicalLocation: {
      artifactLocation: { uri: uriOf(source.file) },
      region: { startLine: source.line, startColumn: source.column },
    },
  };
}

/** A relative path as a relative reference (RFC 3986, section 4.2), so that no folder is named. */
function uriOf(file: string): string {
  if (/^https?:\/\//.test(file)) return file;
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.split(/[\\/]/).map(encodeURIComponent).join('/');
}

function* formatNotifications(result: Result): Generator<Notification> {
  const { stopped, cases } = result;
  if (stopped !== undefined) yield { level: 'error', message: { text: stopped } };
  for (const { name, verdict, reason = 'no reason given' } of cases) {
    const text = `${name}: ${reason}`;
    if (verdict === 'could-not-run') yield { level: 'warning', message: { text } };
    if (verdict === 'unexpected-pass') yield { level: 'error', message: { text } };
  }
  for (const text of notesOf(result)) yield { level: 'note', message: { text } };
}
