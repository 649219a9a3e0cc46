import { codeSpan, plainText } from '../../report/markdown-text.js';
import { formatTable } from '../format-table.js';
import type { AnyApiRecord, AnyApiRun, RecordedFinding } from './any-api-record.js';

type Judged = AnyApiRecord & { readonly run: AnyApiRun };

/** The page of what a run found of servers of any API, with what a person found of each finding. */
export function formatAnyApiPage(records: readonly AnyApiRecord[]): string {
  const judged = records.filter((record): record is Judged => record.run !== undefined);
  return `${[
    introduction,
    '## Results',
    formatTable([
      [
        'server',
        'version',
        'date',
        'operations',
        ...verdicts,
        'findings',
        'not checked',
        'seconds',
      ],
      ...records.map(formatSummary),
    ]),
    ...judged.map(formatServer),
  ].join('\n\n')}\n`;
}

const introduction = `# Third-party servers of any API

Each server is installed from its registry, started on a loopback address, and checked by \`upspec check URL --spec DOCUMENT\` against the document that it serves itself, without recordings, overlays or requirements. Nobody here wrote the servers or their documents.

\`\`\`sh
npm run build
node conformance/dist/servers/run.js kinto          # one of them
node conformance/dist/servers/run.js --keep         # all, also those of the OpenAI API, and update the pages
\`\`\`

A person compared each finding with the document and with the server, by the command that the report prints. \`checked\` in \`NAME.ts\` has the result; a finding that is not among them is listed as not checked. Where a finding was not true, the probe was corrected.`;

const verdicts = ['passed', 'warned', 'failed', 'skipped', 'observed'] as const;

function formatSummary(record: AnyApiRecord): readonly string[] {
  const { title, package: version, date, run } = record;
  if (run === undefined) {
    return [title, version, date, '', 'not run', ...verdicts.slice(1).map(() => ''), '', '', ''];
  }
  const { pass, warn, fail, skip, observed } = run.counts;
  const unchecked = run.findings.filter(({ why }) => why === undefined).length;
  return [
    title,
    version,
    date,
    `${run.operations}`,
    ...[pass, warn, fail, skip, observed].map(String),
    `${run.findings.length}`,
    `${unchecked}`,
    (run.durationMs / 1000).toFixed(1),
  ];
}

function formatServer({ title, package: version, platform, setting, date, run }: Judged): string {
  return [
    `## ${title}`,
    `${version} on ${platform}, ${date}; ${setting}.`,
    formatTable([
      ['requirement', 'level', 'cases', 'request', 'where', 'expected', 'actual', 'checked'],
      ...run.findings.map(formatFinding),
    ]),
  ].join('\n\n');
}

function formatFinding(finding: RecordedFinding): readonly string[] {
  const { requirement, level, cases, request, where, expected, actual, why } = finding;
  return [
    codeSpan(requirement),
    level,
    `${cases}`,
    cell(request),
    where,
    cell(expected),
    cell(actual),
    why === undefined ? '**not checked**' : `true: ${plainText(why).replaceAll('|', '\\|')}`,
  ];
}

function cell(text: string): string {
  return codeSpan(text.slice(0, 120)).replaceAll('|', '\\|');
}
