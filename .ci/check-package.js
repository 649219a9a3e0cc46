// Packs the package, judges it with publint and attw, and uses it from a fresh project under strict.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'upspec-package-'));

function run(command, args, cwd = root) {
  console.log(`$ ${[command, ...args].join(' ').replaceAll(folder, '$TMP')}`);
  execFileSync(command, args, { cwd, stdio: 'inherit' });
}

try {
  run('npm', ['pack', '--silent', '--pack-destination', folder]);
  const tarball = join(
    folder,
    readdirSync(folder).find((name) => name.endsWith('.tgz')),
  );
  run('npx', ['publint', 'run', tarball, '--strict']);
  run('npx', ['attw', tarball, '--profile', 'esm-only']);

  const project = join(folder, 'project');
  mkdirSync(join(project, 'node_modules', 'upspec'), { recursive: true });
  run('tar', [
    '-xzf',
    tarball,
    '-C',
    join(project, 'node_modules', 'upspec'),
    '--strip-components=1',
  ]);
  // What the package depends on is the same as here; a link spares the download.
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name.startsWith('.') || name === 'upspec') continue;
    symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name));
  }
  cpSync(join(import.meta.dirname, 'fresh-project'), project, { recursive: true });
  writeFileSync(
    join(project, 'package.json'),
    '{"name": "fresh", "private": true, "type": "module"}',
  );
  run('npx', ['tsc', '-p', project]);
  run('node', [join(project, 'use.js')], project);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
