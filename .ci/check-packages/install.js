// Installs tarballs as a user does, in a folder of its own outside of the checkout.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Installs packages with production dependencies only, each with a `node_modules` of its own: a
 * package then finds what it declares, and nothing that another one brought along.
 */
export function installIsolated(folder, tarballs) {
  prepareFolder(folder);
  install(folder, ['--install-strategy=nested', ...tarballs]);
}

/** Makes an empty project. */
export function prepareFolder(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
}

/** Runs `npm install --omit=dev` with what npm itself prints kept for the error message. */
export function install(folder, args) {
  execFileSync('npm', ['install', '--omit=dev', ...QUIET, ...args], { cwd: folder, stdio: 'pipe' });
}

/** Whether the registry that npm is configured with responds. */
export function isRegistryReachable() {
  try {
    execFileSync('npm', ['ping', '--fetch-retries=0', '--fetch-timeout=20000'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

/** The names of all installed packages, nested ones too, with repetitions. */
export function installedNames(folder) {
  const lock = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(lock)) throw new Error(`nothing is installed in ${readdirSync(folder).join()}`);
  const { packages } = JSON.parse(readFileSync(lock, 'utf8'));
  return Object.keys(packages).map((path) => path.split('node_modules/').at(-1));
}
