import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { packageFolder } from '../package-folder.js';
import type { ClientRecord } from './client-record.js';
import { formatResults } from './format-results.js';
import { knownClients } from './known-clients.js';
import { recordClient } from './record-client.js';

// node conformance/dist/known-clients/run.js [NAME …]
// With all clients, it writes docs/client-results.md.

/** So many clients run at a time: they mostly wait. */
const jobs = 5;

const { positionals } = parseArgs({ allowPositionals: true });
const names = knownClients.map(({ name }) => name);
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`no such client: ${unknown.join(', ')}; there are ${names.join(', ')}\n`);
  process.exit(2);
}
const chosen = knownClients.filter(
  ({ name }) => positionals.length === 0 || positionals.includes(name),
);
const records = new Map<string, ClientRecord>();
const waiting = chosen.values();
await Promise.all(
  Array.from({ length: jobs }, async () => {
    for (const client of waiting) {
      const record = await recordClient(client);
      records.set(client.name, record);
      process.stdout.write(formatRecord(record));
    }
  }),
);
if (positionals.length === 0) {
  const page = join(packageFolder(), '..', 'docs', 'client-results.md');
  const inOrder = chosen.flatMap(({ name }) => records.get(name) ?? []);
  await writeFile(page, await format(formatResults(inOrder), { parser: 'markdown' }));
}

function formatRecord(record: ClientRecord): string {
  const { name, notRun, requests, violations, errors, conduct } = record;
  if (notRun !== undefined) return `${name}: not run: ${notRun}\n`;
  const lines = [
    `${name}: ${requests} requests, ${violations.length} violations`,
    ...violations.map(({ requirement, task }) => `    ${requirement}, ${task}`),
    ...conduct.map(
      ({ scenario, requirement, request, actual, isObserved }) =>
        `    ${scenario}: ${isObserved ? actual : requirement}, ${request}`,
    ),
    ...errors.map((error) => `    error: ${error}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
