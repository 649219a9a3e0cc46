import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { packageFolder } from '../../package-folder.js';
import { findFreePort } from '../../servers/launch.js';
import { runProgram, type RunningProgram } from '../../servers/run-program.js';

// Small servers with one planted defect each, which are kept outside of this repository.

const repository = join(packageFolder(), '..');
export const kitFolder: string = join(repository, '..', 'shared', 'cases', 'kit');

export const hasKitPrograms: boolean = existsSync(kitFolder);

/** Where the programs look for the CLI: `dist/cli.js` in this folder. */
export interface Checkout {
  readonly folder: string;
  remove(): Promise<void>;
}

/** A folder whose `dist/cli.js` is the CLI of this repository, with further arguments for `check`. */
export async function openCheckout(): Promise<Checkout> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-kit-'));
  await mkdir(join(folder, 'dist'));
  const program = pathToFileURL(join(repository, 'cli', 'bin', 'upspec.js')).href;
  const lines = [
    "if (process.argv[2] === 'check') process.argv.push(...(process.env.CHECK_ARGS ?? '').split(' ').filter(Boolean));",
    `await import(${JSON.stringify(program)});`,
  ];
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await writeFile(join(folder, 'dist', 'cli.js'), lines.join('\n'));
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

/** How one of the programs is started. */
export interface KitProgram {
  readonly file: string;
  /** The ports of a program that does not let its caller choose: its own, and that of the server behind it. */
  readonly ports?: { readonly own: number; readonly reference: number } | undefined;
  readonly checkout: Checkout;
}

/** A program that responds to requests, and that can be started again. */
export interface StartedKitProgram {
  /** `http://127.0.0.1:PORT/v1` */
  readonly url: string;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A port may be taken between the search for it and the start. */
const mostAttempts = 5;

/** @throws {NotServedError} with what the program said, if it did not respond */
export async function startKitProgram(given: KitProgram): Promise<StartedKitProgram> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(given, given.ports?.own ?? (await findPairOfPorts()));
    } catch (error) {
      if (!(error instanceof NotServedError) || attempt === mostAttempts) throw error;
    }
  }
}

async function startOnce(
  { file, ports, checkout }: KitProgram,
  port: number,
): Promise<StartedKitProgram> {
  const url = `http://127.0.0.1:${port}/v1`;
  const env = { ...process.env, UPSPEC: checkout.folder };
  const running: RunningProgram[] = [];
  const start = (): void => {
    running.push(runProgram(process.execPath, [join(kitFolder, file), `${port}`], { env }));
  };
  const stop = async (): Promise<void> => {
    for (const each of running.toReversed()) await each.stop();
  };
  try {
    if (ports !== undefined) {
      running.push(startReference(ports.reference, checkout));
      await waitUntilServed(`http://127.0.0.1:${ports.reference}/v1`, running);
    }
    start();
    await waitUntilServed(url, running);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    stop,
    async restart() {
      await running.at(-1)?.stop();
      start();
    },
  };
}

function startReference(port: number, { folder }: Checkout): RunningProgram {
  const cli = join(folder, 'dist', 'cli.js');
  return runProgram(process.execPath, [cli, 'serve', '--port', `${port}`, '--api-key', 'any']);
}

/** A program that did not start to serve requests. */
class NotServedError extends Error {
  override readonly name = 'NotServedError';
}

/** In milliseconds. */
const patience = 30_000;

/** Waits until a server responds, and the one behind it, too. */
async function waitUntilServed(url: string, running: readonly RunningProgram[]): Promise<void> {
  const start = performance.now();
  const headers = { authorization: 'Bearer any' };
  while (performance.now() - start < patience) {
    const status = await fetch(`${url}/files?limit=1`, { headers }).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return;
    await wait(50);
  }
  throw new NotServedError(`the program does not respond: ${running.at(-1)?.printed() ?? ''}`);
}

/** A free port, before another one: the program starts the reference server on that. */
async function findPairOfPorts(): Promise<number> {
  for (;;) {
    const port = await findFreePort();
    if (await isFree(port + 1)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => void server.close(() => resolve(true)));
  });
}

/** Runs a script that starts the server and checks it by itself. */
export async function runKitScript(
  file: string,
  { checkout, jobs }: { readonly checkout: Checkout; readonly jobs: number },
): Promise<string> {
  const scratch = await mkdtemp(join(checkout.folder, 'script-'));
  const env = {
    ...process.env,
    UPSPEC: checkout.folder,
    TMPDIR: scratch,
    CHECK_ARGS: `--jobs ${jobs} --report json=${join(scratch, 'result.json')}`,
  };
  const running = runProgram('bash', [join(kitFolder, file)], { env });
  await running.ended;
  await running.stop();
  return join(scratch, 'result.json');
}
