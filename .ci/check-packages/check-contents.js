// What a tarball must hold, and what it must not.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from './packages.js';

const REQUIRED = ['README.md', 'LICENSE', 'package.json'];
const FIELDS = ['description', 'keywords', 'license', 'engines', 'exports', 'files', 'type'];
/** Tests, what only tests use, what only this project runs, and the state of the compiler. */
const FORBIDDEN =
  /\.test\.|(^|\/)testing\/|tsbuildinfo|^dist\/(servers|bench)\/|(^|\/)node_modules\//;

function unpack(tarball, folder) {
  execFileSync('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** The paths that `exports` and `bin` lead to. */
function entriesOf({ exports = {}, bin = {} }) {
  const targets = [...Object.values(exports), ...Object.values(bin)];
  return targets
    .flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)))
    .map((path) => path.replace(/^\.\//, ''))
    .filter((path) => !path.includes('*'));
}

/** Unpacks a tarball into an empty folder. Returns what is wrong with it, a sentence each. */
export function checkContents(tarball, folder) {
  const files = unpack(tarball, folder);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const machinePaths = [root, homedir()].filter((path) => path.length > 1);
  const containsPath = (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return machinePaths.some((path) => text.includes(`${path}/`));
  };
  return [
    ...[...REQUIRED, ...entriesOf(manifest)]
      .filter((file) => !files.includes(file))
      .map((file) => `${file} is missing`),
    ...files.filter((file) => FORBIDDEN.test(file)).map((file) => `${file} must not be packed`),
    ...files.filter(containsPath).map((file) => `${file} names a folder of this machine`),
    ...FIELDS.filter((field) => manifest[field] === undefined).map(
      (field) => `package.json lacks "${field}"`,
    ),
  ];
}
