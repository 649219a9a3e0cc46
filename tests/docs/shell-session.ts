import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { ROOT } from './pages.js';

/** The ports that the pages name; each session takes free ones in their place. */
const PORTS = /\b(3000|4010|4310|8080)\b/g;

/** A terminal at which a page's commands run, in a copy of `docs/example`. */
export interface ShellSession {
  /** Runs a command to its end and returns what it prints, with the ports that the page names. */
  run(code: string): Promise<{ readonly exit: number | null; readonly output: string }>;
  /** Starts a command, and returns once it has printed the address at which it listens. */
  start(name: string, code: string): Promise<void>;
  /** Ends a command as Ctrl-C does. */
  stop(name: string): Promise<void>;
  write(name: string, text: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens a session in a folder, within the workspace so that its packages are found. */
export async function openSession(folder: string): Promise<ShellSession> {
  const ports = await freePorts(['3000', '4010', '4310', '8080']);
  const real = (text: string): string => text.replace(PORTS, (port) => ports.get(port) ?? port);
  const shown = (text: string): string =>
    [...ports].reduce((each, [port, free]) => each.replaceAll(free, port), text);
  await copyExample(folder, real);
  await installPrograms(join(folder, '.bin'));
  const running = new Map<string, ChildProcess>();
  return {
    run: async (code) => {
      const child = bash(folder, `${real(code)}\nexport -p > .exports\n`);
      const output = collect(child);
      const exit = await new Promise<number | null>((resolve) => child.on('close', resolve));
      return { exit, output: shown(output.text) };
    },
    start: async (name, code) => {
      const child = bash(folder, real(code));
      running.set(name, child);
      await listening(child, code);
    },
    stop: async (name) => {
      const child = running.get(name);
      if (child === undefined) throw new Error(`nothing named ${name} is running`);
      running.delete(name);
      await interrupt(child);
    },
    write: (name, text) => writeFile(join(folder, name), text),
    close: async () => {
      await Promise.all([...running.values()].map(interrupt));
    },
  };
}

/** Later commands see the variables that earlier ones export. */
function bash(folder: string, code: string): ChildProcess {
  const { OPENAI_API_KEY, OPENAI_BASE_URL, ...environment } = process.env;
  const script = `set -euo pipefail\nif [ -f .exports ]; then . ./.exports; fi\n${code}`;
  return spawn('bash', ['-c', script], {
    cwd: folder,
    // A group of its own, which gets the signal that a terminal would send to all of it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...environment,
      NO_COLOR: '1',
      PATH: [join(folder, '.bin'), environment['PATH'] ?? ''].join(delimiter),
    },
  });
}

function collect(child: ChildProcess): { readonly text: string } {
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => (output.text += chunk));
  return output;
}

async function listening(child: ChildProcess, code: string): Promise<void> {
  const output = collect(child);
  await new Promise<void>((resolve, reject) => {
    const resolveOnceListening = (): void => {
      if (output.text.includes('http://127.0.0.1:')) resolve();
    };
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', resolveOnceListening);
    child.on('close', () => {
      reject(new Error(`ended before it listened: ${code}\n${output.text}`));
    });
  });
}

async function interrupt(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const closed = new Promise((resolve) => child.on('close', resolve));
  process.kill(-child.pid, 'SIGINT');
  await closed;
}

async function copyExample(folder: string, real: (text: string) => string): Promise<void> {
  const example = join(ROOT, 'docs', 'example');
  await cp(example, folder, { recursive: true });
  for (const name of await readdir(example))
    await writeFile(join(folder, name), real(await readFile(join(example, name), 'utf8')));
}

/** `npx NAME` runs a program of this checkout, as npx does, without the seconds that npx takes. */
async function installPrograms(folder: string): Promise<void> {
  await mkdir(folder);
  const npx = join(folder, 'npx');
  await writeFile(
    npx,
    `#!/bin/sh\nname=$1\nshift\nexec '${ROOT}/node_modules/.bin/'"$name" "$@"\n`,
  );
  await chmod(npx, 0o755);
}

async function freePorts(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const servers = await Promise.all(
    names.map(async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => String((server.address() as AddressInfo).port));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return new Map(names.map((name, index) => [name, ports[index] ?? name]));
}
