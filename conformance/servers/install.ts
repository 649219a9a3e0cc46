import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { packageFolder } from '../package-folder.js';
import { findPython } from './find-python.js';
import type { Package, Registry } from './real-server.js';
import { runProgram } from './run-program.js';

/** What is installed together, and by what. */
export interface Installable {
  readonly name: string;
  /** The first gives the folder its version. */
  readonly packages: readonly [Package, ...Package[]];
  readonly registry: Registry;
}

/** A server or a client that this machine can't install. */
export class NotInstalledError extends Error {
  override readonly name = 'NotInstalledError';
}

/**
 * Installs a server's packages by the machine's own npm or pip into a cache outside of this project,
 * unless they are there already.
 *
 * @returns the folder that holds `node_modules`, or the Python environment's `bin`
 * @throws {NotInstalledError} with the last lines of what the installer said
 */
export async function install({ name, packages, registry }: Installable): Promise<string> {
  const [main] = packages;
  if (registry.kind === 'npm' && isOwn(main)) return installFolder();
  const folder = join(cacheFolder(), `${name}-${main.version}`);
  const mark = join(folder, 'installed');
  const expected = packages.map(({ name, version }) => `${name}==${version}`).join('\n');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === expected) return folder;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  if (registry.kind === 'npm') {
    await writeFile(join(folder, 'package.json'), '{"private":true}');
    const requested = packages.map(({ name, version }) => `${name}@${version}`);
    await succeed('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, ...requested]);
  } else {
    await succeed(findPython(registry.python), ['-m', 'venv', folder]);
    const requested = packages.map(({ name, version }) => `${name}==${version}`);
    await succeed(join(folder, 'bin', 'pip'), ['install', '--quiet', ...requested]);
  }
  await writeFile(mark, expected);
  return folder;
}

/** Where the workspace keeps what its packages depend on. */
function installFolder(): string {
  return join(packageFolder(), '..');
}

/** Whether this project's own dependencies hold just this version. */
function isOwn({ name, version }: Package): boolean {
  const file = join(installFolder(), 'node_modules', name, 'package.json');
  if (!existsSync(file)) return false;
  const described = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
  return described.version === version;
}

/** `UPSPEC_SERVERS_CACHE`, or a folder among the user's caches. */
export function cacheFolder(): string {
  const { UPSPEC_SERVERS_CACHE, XDG_CACHE_HOME } = process.env;
  return (
    UPSPEC_SERVERS_CACHE ?? join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'upspec-servers')
  );
}

/**
 * Runs a program to its end.
 *
 * @param folder where it is run; by default the current one
 * @throws {NotInstalledError} if it fails, with the last lines of what it printed
 */
export async function succeed(
  program: string,
  args: readonly string[],
  folder?: string,
): Promise<void> {
  const running = runProgram(program, args, folder === undefined ? {} : { cwd: folder });
  const interrupt = (): void => void running.stop();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const code = await running.ended;
  process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  if (code === 0) return;
  const reported = running.printed().trim().split('\n').slice(-3).join('\n');
  throw new NotInstalledError(`${program} ${args.join(' ')} ended with ${code}: ${reported}`);
}
