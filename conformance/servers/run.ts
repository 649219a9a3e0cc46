import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { packageFolder } from '../package-folder.js';
import { runServer } from './run-server.js';
import { realServers } from './real-servers.js';
import { writePage } from './write-page.js';

// node conformance/dist/servers/run.js [NAME …] [--out DIR] [--keep]

const names = realServers.map(({ name }) => name);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: join(tmpdir(), 'upspec-servers') },
    keep: { type: 'boolean', default: false },
  },
});
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`no such server: ${unknown.join(', ')}; there are ${names.join(', ')}\n`);
  process.exit(2);
}
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

const results = join(packageFolder(), 'servers', 'results');
let notRun = 0;
for (const server of realServers) {
  if (stop.signal.aborted) break;
  if (positionals.length > 0 && !positionals.includes(server.name)) continue;
  process.stderr.write(`${server.name} …\n`);
  const record = await runServer(server, { out: values.out, signal: stop.signal });
  const { run } = record;
  if (run === undefined) notRun += 1;
  process.stdout.write(
    run === undefined
      ? `${server.name}: not run: ${record.notRun ?? ''}\n`
      : `${server.name}: ${run.counts.pass} passed, ${run.counts.fail} failed; ${run.defects.length} defects shown by a command alone, ${run.unproven.length} not proven; ${(run.durationMs / 1000).toFixed(1)} s; reports in ${join(values.out, server.name)}\n`,
  );
  const isKept = values.keep && !stop.signal.aborted;
  const folder = isKept ? results : join(values.out, server.name);
  await mkdir(folder, { recursive: true });
  const file = join(folder, isKept ? `${server.name}.json` : 'record.json');
  await writeFile(file, await format(JSON.stringify(record), { parser: 'json', printWidth: 100 }));
}
if (values.keep && !stop.signal.aborted) await writePage();
if (notRun > 0) process.stdout.write(`${notRun} not run\n`);
process.exitCode = stop.signal.aborted ? 130 : notRun > 0 ? 2 : 0;
