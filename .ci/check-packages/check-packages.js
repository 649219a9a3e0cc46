// Packs every package, judges each tarball, installs it into an empty folder and uses it there.
// Names of packages as arguments: only these are checked.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { checkContents } from './check-contents.js';
import { installIsolated, isRegistryReachable } from './install.js';
import { packAll, readPackages, root, withNeeds } from './packages.js';
import { removeLeftovers } from './remove-leftovers.js';
import { USES } from './uses.js';

/**
 * Ignored: what node16 says of `require()` of an ES module. Node.js 20.19 and newer load one, and
 * check-types.js tries it. The profile leaves out node10, which knows no `exports`.
 */
const ATTW = ['--profile', 'node16', '--ignore-rules', 'cjs-resolves-to-esm', '--format', 'ascii'];
const API_KEY = 'check-packages-key';

/** Runs a tool; what it prints is shown where it fails. */
function judge(command, args) {
  execFileSync('npx', ['--no-install', command, ...args], { cwd: root, stdio: 'pipe' });
}

function checkTarball({ name, manifest }, tarball, folder) {
  mkdirSync(folder, { recursive: true });
  const problems = checkContents(tarball, folder);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  judge('publint', ['run', tarball, '--strict']);
  const hasEntry = Object.keys(manifest.exports).some((path) => path !== './package.json');
  if (hasEntry) judge('attw', [tarball, ...ATTW]);
  console.log(`${name}: the tarball is sound`);
}

/** The reference server of the checkout, which stands for a server of the user's. */
async function startServer() {
  const program = join(root, 'conformance', 'bin', 'upspec-conformance.js');
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--api-key', API_KEY], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /listening on (\S+)/.exec(line) ?? [];
    if (url !== undefined) return { url, apiKey: API_KEY, close: () => child.kill() };
  }
  throw new Error('the reference server did not start');
}

/** Runs the check of one package; an error is reported, and the next package is checked. */
function attempt(name, step) {
  try {
    step();
    return true;
  } catch (error) {
    const printed = [error.message, error.stdout, error.stderr].filter(Boolean).join('\n');
    console.error(`FAIL ${name}\n${printed}`);
    return false;
  }
}

function needsRegistry(name, packages) {
  const needed = withNeeds(name, packages);
  return packages
    .filter((one) => needed.has(one.name))
    .some(({ manifest }) =>
      Object.keys(manifest.dependencies ?? {}).some((dependency) => !needed.has(dependency)),
    );
}

function checkInstalled({ name }, { tarballs, packages, folder, server, hasRegistry }) {
  if (!hasRegistry && needsRegistry(name, packages)) {
    throw new Error('its dependencies cannot be installed: the npm registry cannot be reached');
  }
  const needed = [...withNeeds(name, packages)].map((one) => tarballs.get(one));
  installIsolated(folder, needed);
  const use = USES[name];
  if (use === undefined) {
    throw new Error(`add a function that uses ${name} to USES in .ci/check-packages/uses.js`);
  }
  use(folder, server);
  console.log(`${name}: installed and used`);
}

const folder = mkdtempSync(join(tmpdir(), 'upspec-packages-'));
const packages = readPackages();
const requested = process.argv.slice(2);
const chosen = packages.filter(({ name }) => requested.length === 0 || requested.includes(name));
if (chosen.length === 0) throw new Error(`no such package: ${requested.join(', ')}`);
let server;
try {
  for (const path of removeLeftovers(packages)) console.log(`removed ${relative(root, path)}`);
  execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit' });
  const tarballs = packAll(folder);
  server = await startServer();
  const hasRegistry = isRegistryReachable();
  if (!hasRegistry) console.error('The npm registry cannot be reached.');
  const context = { tarballs, packages, server, hasRegistry };
  const passed = chosen.map((one) => {
    const own = join(folder, one.name);
    return attempt(one.name, () => {
      checkTarball(one, tarballs.get(one.name), join(own, 'tarball'));
      checkInstalled(one, { ...context, folder: join(own, 'project') });
    });
  });
  if (passed.includes(false)) process.exitCode = 1;
} finally {
  server?.close();
  rmSync(folder, { recursive: true, force: true });
}
