import { getJunitXml, type TestCase } from 'junit-xml';
import type { Finding } from '../verdict/finding.js';
import type { CaseResult, Result } from '../verdict/result.js';
import { formatDifference } from '../difference/difference.js';
import { formatObservation } from '../difference/observation.js';

/**
 * A run as JUnit XML for CI: one suite for each folder of cases. A violated `must` is a failure,
 * and so is an unexpected pass. A case without a response is an error, and a known failure is
 * skipped. Warnings and observations are in the case's output.
 */
export function formatJunit(result: Result): string {
  const folders = [...new Set(result.cases.map(folderOf))];
  const xml = getJunitXml({
    name: clean(`upspec ${result.suite} ${result.target}`),
    time: result.durationMs / 1000,
    suites: folders.map((folder) => {
      const cases = result.cases.filter((each) => folderOf(each) === folder);
      const time = cases.reduce((sum, each) => sum + each.durationMs, 0) / 1000;
      return { name: folder, time, testCases: cases.map(formatCase) };
    }),
  });
  return `${markFailures(xml)}\n`;
}

/**
 * junit-xml 1.2 writes a failure as `<error>`, as it does an error; their types distinguish them.
 */
function markFailures(xml: string): string {
  return xml.replace(
    /<error type="(?!could-not-run")([^"]*)">([^]*?)<\/error>/g,
    '<failure type="$1">$2</failure>',
  );
}

function folderOf({ name }: CaseResult): string {
  const end = name.lastIndexOf('/');
  return end === -1 ? 'fixtures' : name.slice(0, end);
}

function formatCase(each: CaseResult): TestCase {
  const { verdict, findings, observations } = each;
  const isSkipped = verdict === 'skip' || verdict === 'known-failure';
  const reported = [
    ...(verdict === 'fail' ? [] : findings.map(formatFinding)),
    ...observations.map(
      (each) => `${each.requirement}: ${each.request}: ${formatObservation(each)}`,
    ),
    ...(isSkipped ? [`${verdict}: ${each.reason ?? ''}`] : []),
  ];
  const failures =
    verdict === 'unexpected-pass'
      ? [{ message: clean(each.reason ?? 'it is known to fail'), type: verdict }]
      : verdict === 'fail'
        ? findings.map((finding) => ({
            message: clean(formatFinding(finding)),
            type: finding.requirement,
          }))
        : [];
  return {
    name: each.name,
    classname: folderOf(each),
    time: each.durationMs / 1000,
    ...(isSkipped ? { skipped: true } : {}),
    ...(failures.length > 0 ? { failures } : {}),
    ...(verdict === 'could-not-run'
      ? { errors: [{ message: clean(each.reason ?? 'no response'), type: 'could-not-run' }] }
      : {}),
    ...(reported.length > 0 ? { systemOut: reported.map(clean) } : {}),
  };
}

function formatFinding(finding: Finding): string {
  const { requirement, request, curl } = finding;
  const { where, expected, actual } = formatDifference(finding);
  return `${requirement}: ${request}, ${where}: expected ${expected}, actual ${actual}. ${curl}`;
}

/** What XML 1.0 can't hold, even escaped, becomes U+FFFD. */
function clean(text: string): string {
  return text.replace(/(?![\t\n\r])[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, '\ufffd');
}
