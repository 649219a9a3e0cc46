import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '../check.js';
import { packageVersion } from '../package-folder.js';
import { openai } from '../openai-files/profile-format/openai.js';
import { writeReports } from '../report/write-reports.js';
import { serve } from '../openai-files/serve.js';
import type { Result } from '../verdict/result.js';
import { findPython, versionOfPython } from './find-python.js';
import { install, NotInstalledError } from './install.js';
import { findFreePort, launchServer, NotStartedError } from './launch.js';
import type { ServerSetup, RealServer } from './real-server.js';
import { recordRun } from './record-run.js';
import { reproduce } from './reproduce.js';
import type { JudgedRun, ServerRecord } from './server-record.js';

export interface ServerRunOptions {
  /** Where the reports are written, in a folder of the server's name. */
  readonly out: string;
  readonly signal?: AbortSignal | undefined;
  /** Only these cases. */
  readonly only?: readonly string[];
}

/** Installs a server, starts it, judges it, runs the command of each finding, and stops it. */
export async function runServer(
  server: RealServer,
  options: ServerRunOptions,
): Promise<ServerRecord> {
  const { name, title, packages, setting } = server;
  const head = {
    version: 2 as const,
    name,
    title,
    setting,
    suite: packageVersion(),
    package: `${packages[0].name} ${packages[0].version}`,
    platform: platformOf(server),
    date: new Date().toISOString().slice(0, 10),
  };
  try {
    return { ...head, run: await judge(server, await install(server), options) };
  } catch (error) {
    if (error instanceof NotInstalledError || error instanceof NotStartedError) {
      return { ...head, notRun: withoutFolders(error.message) };
    }
    throw error;
  }
}

/** What a server runs on: `Python 3.12.1`. */
export function platformOf({ registry }: Pick<RealServer, 'registry'>): string {
  return registry.kind === 'npm'
    ? `Node.js ${process.versions.node}`
    : versionOfPython(findPython(registry.python));
}

/** What installers and servers say names folders of this machine. */
export function withoutFolders(text: string): string {
  return text.replace(/(\/[\w.-]+)+\/(?=[\w.-]+)/g, (path, _, at: number) =>
    text[at - 1] === '/' || /\d$/.test(text.slice(0, at)) ? path : '…/',
  );
}

async function judge(
  server: RealServer,
  installed: string,
  options: ServerRunOptions,
): Promise<JudgedRun> {
  const apiKey = `sk-${randomUUID()}${randomUUID()}`;
  const reference = await serve({ apiKey });
  const scratch = await mkdtemp(join(tmpdir(), 'upspec-server-'));
  const port = await findFreePort();
  const setup: ServerSetup = { installed, scratch, port, apiKey, upstream: reference.url };
  try {
    const launch = server.launch(setup);
    const url = `http://127.0.0.1:${port}${launch.basePath}`;
    const running = await launchServer(launch, { url, scratch });
    try {
      const result = await judgeAt(url, server, { setup, options });
      const host = `127.0.0.1:${port}`;
      const where = { apiKey, defective: host, faultless: `127.0.0.1:${reference.port}` };
      return await recordRun(result, {
        prove: async (finding) => {
          if (options.signal?.aborted === true) return undefined;
          const reproduced = await reproduce(finding, where);
          return reproduced.kind === 'shown' ? reproduced.response : undefined;
        },
        setAside: server.setAside ?? {},
        hosts: { [host]: '127.0.0.1:8080', [where.faultless]: '127.0.0.1:8081' },
      });
    } finally {
      await running.stop();
    }
  } finally {
    await reference.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

async function judgeAt(
  url: string,
  server: RealServer,
  { setup, options }: { readonly setup: ServerSetup; readonly options: ServerRunOptions },
): Promise<Result> {
  const headers = server.headers?.(setup) ?? {};
  const profile = { ...openai, ...server.claims, requests: { ...openai.requests, headers } };
  const { signal, only = [] } = options;
  const result = await check({ url, apiKey: setup.apiKey, profile, signal, only });
  const folder = join(options.out, server.name);
  await writeReports(result, [
    { format: 'json', file: join(folder, 'result.json') },
    { format: 'markdown', file: join(folder, 'report.md') },
    { format: 'html', file: join(folder, 'report.html') },
  ]);
  return result;
}
