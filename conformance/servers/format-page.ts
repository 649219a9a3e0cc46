import { codeBlock, codeSpan, plainText } from '../report/markdown-text.js';
import { formatTable } from './format-table.js';
import type { Defect, JudgedRun, ServerRecord, Unproven } from './server-record.js';

type Judged = ServerRecord & { readonly run: JudgedRun };

/** The page of results: who keeps what, then each server with its defects. */
export function formatPage(records: readonly ServerRecord[]): string {
  const judged = records.filter((record): record is Judged => record.run !== undefined);
  return `${[
    introduction,
    '## Results',
    formatTable([
      ['server', 'version', 'date', 'cases passed', 'warned', 'failed', 'skipped', 'seconds'],
      ...records.map(formatSummary),
    ]),
    'The table counts all cases, including findings that are not listed as defects below. Requirements by group: the number that passed, of those that passed or were shown to be violated.',
    formatTable([['group', ...judged.map(({ title }) => title)], ...groupRows(judged)]),
    'Cases by operation: the number that passed, of those that ran.',
    formatTable([['operation', ...judged.map(({ title }) => title)], ...operationRows(judged)]),
    ...judged.map(formatServer),
  ].join('\n\n')}\n`;
}

const introduction = `# Third-party servers

Each server is installed from its registry, started on a loopback address, and checked by \`upspec check\`:

\`\`\`sh
npm run build
node conformance/dist/servers/run.js                # all of them
node conformance/dist/servers/run.js aimock ogx     # some
node conformance/dist/servers/run.js --keep         # and update this page
\`\`\`

They are installed by npm and pip into \`~/.cache/upspec-servers\` (or \`UPSPEC_SERVERS_CACHE\`), in the versions that \`NAME.ts\` in this folder states. The reports are written to \`--out DIR\`. A server that can't be installed or started is reported and counted as not run, with exit code 2.

Every defect is proven. For each violated requirement, the command of a finding was run by itself, in a shell that knows only the key: it had to print what the finding says, and something else when it was sent to the reference server. Findings without such a command are listed as not proven. The commands use port 8080 for the server, and port 8081 for the server behind it.`;

function formatSummary({ title, package: version, date, run }: ServerRecord): readonly string[] {
  if (run === undefined) return [title, version, date, 'not run', '', '', '', ''];
  const { pass, warn, fail, skip } = run.counts;
  const seconds = (run.durationMs / 1000).toFixed(1);
  return [title, version, date, `${pass}`, `${warn}`, `${fail}`, `${skip}`, seconds];
}

function groupRows(judged: readonly Judged[]): readonly (readonly string[])[] {
  const names = [...new Set(judged.flatMap(({ run }) => run.groups.map(({ name }) => name)))];
  return names.map((name) => [
    name,
    ...judged.map(({ run }) => {
      const kept = run.groups.find((group) => group.name === name)?.counts.pass ?? 0;
      const broken = run.defects.flatMap(({ requirement, also }) => [requirement, ...also]);
      const own = broken.filter((id) => id.startsWith(`${name}-`));
      return ratio(kept, kept + own.length);
    }),
  ]);
}

function operationRows(judged: readonly Judged[]): readonly (readonly string[])[] {
  const names = [...new Set(judged.flatMap(({ run }) => run.operations.map((o) => o.operation)))];
  return names.map((name) => [
    codeSpan(name),
    ...judged.map(({ run }) => {
      const counts = run.operations.find(({ operation }) => operation === name)?.counts;
      const { pass = 0, warn = 0, fail = 0 } = counts ?? {};
      return ratio(pass, pass + warn + fail);
    }),
  ]);
}

function ratio(kept: number, of: number): string {
  return of === 0 ? '·' : `${kept} of ${of}`;
}

function formatServer({ title, package: version, platform, setting, date, run }: Judged): string {
  const { defects, unproven } = run;
  return [
    `## ${title}`,
    `${version} on ${platform}, ${date}; ${setting}. ${defects.length} defects, each shown by its command alone.`,
    formatTable([
      ['requirement', 'level', 'request', 'where', 'expected', 'actual'],
      ...defects.map(({ requirement, level, request, where, expected, actual }) => [
        requirement,
        level,
        cell(withoutIds(request)),
        where,
        cell(expected),
        cell(actual),
      ]),
    ]),
    ...defects.map(formatDefect),
    ...formatUnproven(unproven),
  ].join('\n\n');
}

function formatDefect({ requirement, clause, cases, also, curl, printed }: Defect): string {
  const met = cases === 1 ? 'in one case' : `in ${cases} cases`;
  return [
    `<details><summary><b>${requirement}</b> ${plainText(clause)} (${met})</summary>`,
    ...(also.length === 0 ? [] : [`The same response also violates ${also.join(', ')}.`]),
    codeBlock('sh', curl),
    codeBlock('http', printed),
    '</details>',
  ].join('\n\n');
}

function formatUnproven(unproven: readonly Unproven[]): readonly string[] {
  if (unproven.length === 0) return [];
  const lines = unproven.map(
    ({ requirement, case: name, where, expected, actual, reason }) =>
      `- ${requirement} in ${codeSpan(name)}, ${where}: expected ${cell(expected)}, actual ${cell(actual)}: ${plainText(reason)}`,
  );
  return ['Found, and not listed as defects:', lines.join('\n')];
}

function cell(text: string): string {
  return codeSpan(text.slice(0, 120)).replaceAll('|', '\\|');
}

function withoutIds(request: string): string {
  return request.replace(/(file|upload|part)[-_][\w-]{8,}/g, '$1-…');
}
