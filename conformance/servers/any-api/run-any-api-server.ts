import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '../../check.js';
import { packageVersion } from '../../package-folder.js';
import { writeReports } from '../../report/write-reports.js';
import type { Result } from '../../verdict/result.js';
import { install, NotInstalledError } from '../install.js';
import { findFreePort, launchServer, NotStartedError } from '../launch.js';
import type { ServerSetup } from '../real-server.js';
import { platformOf, withoutFolders, type ServerRunOptions } from '../run-server.js';
import { recordAnyApi, type AnyApiRecord } from './any-api-record.js';
import type { AnyApiServer } from './any-api-server.js';

/** Installs a server, starts it, checks it against the document that it serves, and stops it. */
export async function runAnyApiServer(
  server: AnyApiServer,
  options: ServerRunOptions,
): Promise<AnyApiRecord> {
  const { name, title, packages, setting } = server;
  const head = {
    version: 1 as const,
    name,
    title,
    setting,
    suite: packageVersion(),
    package: `${packages[0].name} ${packages[0].version}`,
    platform: platformOf(server),
    date: new Date().toISOString().slice(0, 10),
  };
  try {
    const result = await judge(server, await install(server), options);
    return { ...head, run: recordAnyApi(result, server.checked) };
  } catch (error) {
    if (error instanceof NotInstalledError || error instanceof NotStartedError) {
      return { ...head, notRun: withoutFolders(error.message) };
    }
    throw error;
  }
}

async function judge(
  server: AnyApiServer,
  installed: string,
  options: ServerRunOptions,
): Promise<Result> {
  const scratch = await mkdtemp(join(tmpdir(), 'upspec-server-'));
  const port = await findFreePort();
  const setup = { installed, scratch, port, apiKey: randomUUID(), upstream: '' };
  try {
    const launch = server.launch(setup);
    const host = `http://127.0.0.1:${port}`;
    const url = `${host}${launch.basePath}`;
    const running = await launchServer(launch, { url, scratch });
    try {
      const spec = await saveDocument(server, { host, setup });
      const { signal, only = [] } = options;
      const given = server.options(setup);
      const result = await check({
        ...given,
        url,
        spec,
        probes: true,
        environment: {},
        signal,
        only,
      });
      const folder = join(options.out, server.name);
      await writeReports(result, [
        { format: 'json', file: join(folder, 'result.json') },
        { format: 'markdown', file: join(folder, 'report.md') },
        { format: 'html', file: join(folder, 'report.html') },
      ]);
      return result;
    } finally {
      await running.stop();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** @throws {NotStartedError} when the server does not serve its document */
async function saveDocument(
  { name, document, options }: AnyApiServer,
  { host, setup }: { readonly host: string; readonly setup: ServerSetup },
): Promise<string> {
  const url = `${host}${document}`;
  const response = await fetch(url, { headers: headersOf(options(setup).headers) });
  if (!response.ok) throw new NotStartedError(`${name}: ${url} returned status ${response.status}`);
  const extension = document.endsWith('.yaml') ? 'yaml' : 'json';
  const file = join(setup.scratch, `document.${extension}`);
  await writeFile(file, await response.text());
  return file;
}

function headersOf(lines: readonly string[] = []): Headers {
  return new Headers(
    lines.map((line): [string, string] => [
      line.split(':')[0] ?? '',
      line.replace(/^[^:]*:\s*/, ''),
    ]),
  );
}
