import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { env, exit, stdout } from 'node:process';

// npm run soak: installs the runtimes of `runtimes.json` that are missing, each into a folder of
// its own, and runs the tests of runtimes and of disturbed uploads with many rounds. A runtime that
// can't be installed is skipped, and the run ends with the names of the skipped tests.

const folder = env['UPSPEC_RUNTIMES'] ?? join(homedir(), '.cache', 'upspec-runtimes');
const root = join(import.meta.dirname, '..', '..');
const text = readFileSync(join(import.meta.dirname, 'runtimes.json'), 'utf8');

/** Whether a command succeeds. What it prints is shown. */
function runs(command, args, options) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options }).status === 0;
}

function install(name, specifier) {
  const target = join(folder, name);
  if (existsSync(join(target, 'node_modules', '.bin'))) return;
  mkdirSync(target, { recursive: true });
  const isInstalled = runs('npm', [
    'install',
    '--prefix',
    target,
    '--no-audit',
    '--no-fund',
    specifier,
  ]);
  if (!isInstalled) stdout.write(`${specifier} can't be installed; its tests are skipped\n`);
}

for (const [name, specifier] of Object.entries(JSON.parse(text))) install(name, specifier);

const bins = ['bun', 'deno'].map((name) => join(folder, name, 'node_modules', '.bin'));
const soak = {
  ...env,
  UPSPEC_RUNTIMES: folder,
  UPSPEC_ROUNDS: env['UPSPEC_ROUNDS'] ?? '200',
  // The tests of the wire find Bun and Deno here.
  PATH: [...bins, env['PATH'] ?? ''].join(delimiter),
};
const slow = ['tests/runtimes', 'tests/uploads', 'templates/ruby/upload-faults'];
const suites = [
  ['--mode', 'slow', ...slow],
  ['spec/wire/runtimes.test.ts', 'templates/typescript/runtime/browser.test.ts'],
];
const passed = suites.map((args) => runs('npx', ['vitest', 'run', ...args], { env: soak }));
exit(passed.every(Boolean) ? 0 : 1);
