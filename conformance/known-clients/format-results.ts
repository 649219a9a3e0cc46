import type { ClientRecord, ClientRecordViolation, ConductRecord } from './client-record.js';

const head = `# What clients send

\`npm run clients\` installs these clients, runs the same tasks with each, and judges their requests as [\`upspec check-client\`](check-client.md) does. It wrote this page; do not edit it. [How clients are added](../conformance/known-clients/README.md).

A violation of "the content of the task" is what only the author of a program can know: a file arrived with another length than it has, and the call succeeded.

Under some scenarios of [\`check-client\`](check-client.md#scenarios), each client runs seven tasks, goes on after an error, and ends with exit code 1 if one failed. The last column names what it violated there, and "observed" where a request that a client need not repeat was not sent again after 503.

`;

/** The page of all results, in Markdown. */
export function formatResults(records: readonly ClientRecord[]): string {
  const rows = records.map(({ title, requests, violations, notRun, conduct }) => {
    const ids = [...new Set(violations.map(({ requirement }) => requirement))];
    const shown = notRun === undefined ? ids.join(', ') || 'none' : `not run: ${oneLine(notRun)}`;
    return `| ${title} | ${requests} | ${shown} | ${notRun === undefined ? conductOf(conduct) : ''} |`;
  });
  const table = [
    '| client | requests | violated requirements | under scenarios |',
    '| --- | --- | --- | --- |',
    ...rows,
  ];
  const details = records
    .filter(({ violations, conduct }) => violations.length + conduct.length > 0)
    .map(formatClient);
  return `${head}${table.join('\n')}\n\n${details.join('\n')}`;
}

/** Each requirement with the scenarios in which it was violated. */
function conductOf(conduct: readonly ConductRecord[]): string {
  const ids = [...new Set(conduct.map(shownRequirement))];
  const entries = ids.map((id) => {
    const found = conduct.filter((each) => shownRequirement(each) === id);
    return `${id} (${[...new Set(found.map(({ scenario }) => scenario))].join(', ')})`;
  });
  return entries.join(', ') || 'none';
}

function shownRequirement({ requirement, isObserved }: ConductRecord): string {
  return isObserved ? `${requirement}, observed` : requirement;
}

function formatClient({ title, violations, conduct }: ClientRecord): string {
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
  const lines = conduct.map((each) => {
    const { scenario, request, expected, actual } = each;
    const facts = each.isObserved
      ? actual
      : `expected ${oneLine(expected)}, actual ${oneLine(actual)}`;
    return `- \`${scenario}\`, ${shownRequirement(each)}: \`${request}\`, ${facts}`;
  });
  const listed = lines.length === 0 ? '' : `${[...new Set(lines)].join('\n')}\n`;
  return `## ${title}\n\n${[...shown, listed].join('\n')}`;
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
