import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { packageFolder } from '../package-folder.js';
import type { AnyApiRecord } from './any-api/any-api-record.js';
import { anyApiServers } from './any-api/any-api-servers.js';
import { runAnyApiServer } from './any-api/run-any-api-server.js';
import { anyApiFolder, writeAnyApiPage } from './any-api/write-any-api-page.js';
import { runServer, type ServerRunOptions } from './run-server.js';
import type { ServerRecord } from './server-record.js';
import { realServers } from './real-servers.js';
import { writePage } from './write-page.js';

// node conformance/dist/servers/run.js [NAME …] [--out DIR] [--keep]

/** A server that can be run: its name, and what to do. */
interface Runnable {
  readonly name: string;
  /** Where its record is kept. */
  readonly results: string;
  run(options: ServerRunOptions): Promise<Ran>;
}

interface Ran {
  readonly record: ServerRecord | AnyApiRecord;
  /** What it found, as the end of a line. */
  readonly found: string;
}

const runnables: readonly Runnable[] = [
  ...realServers.map((server) => ({
    name: server.name,
    results: join(packageFolder(), 'servers', 'results'),
    async run(options: ServerRunOptions): Promise<Ran> {
      const record = await runServer(server, options);
      const { defects = [], unproven = [] } = record.run ?? {};
      const found = `${defects.length} defects shown by a command alone, ${unproven.length} not proven`;
      return { record, found };
    },
  })),
  ...anyApiServers.map((server) => ({
    name: server.name,
    results: join(anyApiFolder(), 'results'),
    async run(options: ServerRunOptions): Promise<Ran> {
      const record = await runAnyApiServer(server, options);
      const { findings = [] } = record.run ?? {};
      const unchecked = findings.filter(({ why }) => why === undefined).length;
      return { record, found: `${findings.length} findings, ${unchecked} not checked` };
    },
  })),
];
const names = runnables.map(({ name }) => name);
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

let notRun = 0;
for (const { name, results, run: runOne } of runnables) {
  if (stop.signal.aborted) break;
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  process.stderr.write(`${name} …\n`);
  const { record, found } = await runOne({ out: values.out, signal: stop.signal });
  const { run } = record;
  if (run === undefined) notRun += 1;
  process.stdout.write(
    run === undefined
      ? `${name}: not run: ${record.notRun ?? ''}\n`
      : `${name}: ${run.counts.pass} passed, ${run.counts.fail} failed; ${found}; ${(run.durationMs / 1000).toFixed(1)} s; reports in ${join(values.out, name)}\n`,
  );
  const isKept = values.keep && !stop.signal.aborted;
  const folder = isKept ? results : join(values.out, name);
  await mkdir(folder, { recursive: true });
  const file = join(folder, isKept ? `${name}.json` : 'record.json');
  await writeFile(file, await format(JSON.stringify(record), { parser: 'json', printWidth: 100 }));
}
if (values.keep && !stop.signal.aborted) {
  await writePage();
  await writeAnyApiPage();
}
if (notRun > 0) process.stdout.write(`${notRun} not run\n`);
process.exitCode = stop.signal.aborted ? 130 : notRun > 0 ? 2 : 0;
