import { stringify } from 'yaml';
import type { CaseResult, Result } from '../verdict/result.js';
import { notesOf } from '../verdict/notes-of.js';
import { formatDifference } from '../difference/difference.js';
import { formatObservation } from '../difference/observation.js';

/**
 * A run in the Test Anything Protocol, version 14: a test point for each case, with what was found as
 * YAML. A known failure is a TODO, which fails nobody.
 */
export function formatTap(result: Result): string {
  const { cases, stopped } = result;
  return [
    'TAP version 14',
    `# ${clean(`upspec ${result.suite} checked ${result.target}`)}`,
    `1..${cases.length}`,
    ...cases.map((each, index) => formatPoint(each, index + 1)),
    ...notesOf(result).map((note) => `# ${clean(note)}`),
    ...(stopped === undefined ? [] : [`Bail out! ${clean(stopped)}`]),
    '',
  ].join('\n');
}

function formatPoint(each: CaseResult, number: number): string {
  const { verdict, name, title, reason } = each;
  const isRight = verdict === 'pass' || verdict === 'warn' || verdict === 'observed';
  const point = `${isRight || verdict === 'skip' ? 'ok' : 'not ok'} ${number} - ${escapeHash(`${name}: ${title}`)}`;
  return [`${point}${directiveOf(verdict, reason)}`, formatDiagnostics(each)].join('\n');
}

function directiveOf(verdict: CaseResult['verdict'], reason = ''): string {
  if (verdict === 'skip') return ` # SKIP ${clean(reason)}`;
  return verdict === 'known-failure' ? ` # TODO ${clean(reason)}` : '';
}

function formatDiagnostics(each: CaseResult): string {
  const { verdict, reason, durationMs, findings, observations } = each;
  const reported = {
    verdict,
    ...(reason === undefined ? {} : { reason }),
    duration_ms: durationMs,
    ...(findings.length === 0
      ? {}
      : {
          findings: findings.map((finding) => ({
            requirement: finding.requirement,
            request: finding.request,
            ...formatDifference(finding),
            curl: finding.curl,
          })),
        }),
    ...(observations.length === 0
      ? {}
      : {
          observations: observations.map((each) => ({
            requirement: each.requirement,
            request: each.request,
            actual: formatObservation(each),
          })),
        }),
  };
  const yaml = stringify(reported, {
    lineWidth: 0,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  });
  return ['---', ...yaml.trimEnd().split('\n'), '...'].map((line) => `  ${line}`).join('\n');
}

/** A hash would begin a directive, and a backslash escapes it. */
function escapeHash(text: string): string {
  return clean(text).replace(/[\\#]/g, '\\$&');
}

/** One line, without what would steer a terminal. */
function clean(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\p{Cc}/gu, '\ufffd');
}
