import type { ClientRecord, ClientRecordViolation } from './client-record.js';

const head = `# What clients send

\`npm run clients\` installs these clients, runs the same tasks with each, and judges their requests as [\`upspec check-client\`](check-client.md) does. It wrote this page; do not edit it. [How clients are added](../conformance/known-clients/README.md).

A violation of "the content of the task" is what only the author of a program can know: a file arrived with another length than it has, and the call succeeded.

`;

/** The page of all results, in Markdown. */
export function formatResults(records: readonly ClientRecord[]): string {
  const rows = records.map(({ title, requests, violations, notRun }) => {
    const ids = [...new Set(violations.map(({ requirement }) => requirement))];
    const shown = notRun === undefined ? ids.join(', ') || 'none' : `not run: ${oneLine(notRun)}`;
    return `| ${title} | ${requests} | ${shown} |`;
  });
  const table = ['| client | requests | violated requirements |', '| --- | --- | --- |', ...rows];
  const details = records.filter(({ violations }) => violations.length > 0).map(formatClient);
  return `${head}${table.join('\n')}\n\n${details.join('\n')}`;
}

function formatClient({ title, violations }: ClientRecord): string {
  const first = violations.filter(
    ({ requirement }, at) =>
      violations.findIndex((each) => each.requirement === requirement) === at,
  );
  const shown = first.map((violation) => {
    const others = violations.filter(
      (each) => each.requirement === violation.requirement && each !== violation,
    );
    return formatViolation(violation, others);
  });
  return `## ${title}\n\n${shown.join('\n')}`;
}

/** @param others - Violations of the same requirement, whose bytes are not shown. */
function formatViolation(
  violation: ClientRecordViolation,
  others: readonly ClientRecordViolation[],
): string {
  const { requirement, task, location, expected, actual, bytes } = violation;
  const facts = `${location}: expected ${expected}, actual ${actual}`;
  const also =
    others.length === 0 ? '' : `\nAlso in ${others.map((each) => each.task).join('; ')}.\n`;
  return `**${requirement}**, ${task}\n\n\`\`\`\n${oneLine(facts)}\n\n${printable(bytes)}\n\`\`\`\n${also}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 200);
}

/** Line ends are shown as lines; what else is not ASCII is escaped. */
function printable(bytes: string): string {
  return bytes
    .replaceAll('\r\n', '\n')
    .replaceAll(
      /[^\x20-\x7e\n]/g,
      (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
    )
    .trimEnd();
}
