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

const { positionals } = parseArgs({ allowPositionals: true });
const names = knownClients.map(({ name }) => name);
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`no such client: ${unknown.join(', ')}; there are ${names.join(', ')}\n`);
  process.exit(2);
}
const records: ClientRecord[] = [];
for (const client of knownClients) {
  if (positionals.length > 0 && !positionals.includes(client.name)) continue;
  const record = await recordClient(client);
  records.push(record);
  const { notRun, requests, violations, errors, conduct } = record;
  process.stdout.write(
    notRun === undefined
      ? `${client.name}: ${requests} requests, ${violations.length} violations\n`
      : `${client.name}: not run: ${notRun}\n`,
  );
  for (const { requirement, task } of violations) {
    process.stdout.write(`    ${requirement}, ${task}\n`);
  }
  for (const { scenario, requirement, request, actual, isObserved } of conduct) {
    const shown = isObserved ? actual : requirement;
    process.stdout.write(`    ${scenario}: ${shown}, ${request}\n`);
  }
  for (const error of errors) process.stdout.write(`    error: ${error}\n`);
}
if (positionals.length === 0) {
  const page = join(packageFolder(), '..', 'docs', 'client-results.md');
  await writeFile(page, await format(formatResults(records), { parser: 'markdown' }));
}
