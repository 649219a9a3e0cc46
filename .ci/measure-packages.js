// Prints what it costs to install each package: a Markdown table, with other generators beside it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { installedNames, install, prepareFolder } from './check-packages/install.js';
import { packAll, readPackages, withNeeds } from './check-packages/packages.js';

const RUNS = 3;
/** `typescript` is a peer that npm installs with each of them. */
const COMPARISON = ['openapi-typescript@7.13', '@hey-api/openapi-ts@latest'];

function megabytes(folder) {
  const printed = execFileSync('du', ['-sk', join(folder, 'node_modules')], { encoding: 'utf8' });
  return (Number(printed.split('\t')[0]) / 1024).toFixed(1);
}

function secondsOf(folder, requested) {
  rmSync(folder, { recursive: true, force: true });
  prepareFolder(folder);
  const start = performance.now();
  install(folder, requested);
  return (performance.now() - start) / 1000;
}

function measure(name, requested, folder) {
  install(folder, requested); // fills the cache of npm
  const seconds = Array.from({ length: RUNS }, () => secondsOf(folder, requested));
  const median = seconds.sort((one, other) => one - other)[Math.floor(RUNS / 2)];
  const count = installedNames(folder).length;
  return `| \`${name}\` | ${String(count)} | ${megabytes(folder)} | ${median.toFixed(1)} |`;
}

const folder = mkdtempSync(join(tmpdir(), 'upspec-measure-'));
try {
  const packages = readPackages();
  const tarballs = packAll(folder);
  const ours = packages.map(({ name }) => ({
    name,
    expected: [...withNeeds(name, packages)].map((needed) => tarballs.get(needed)),
  }));
  const others = COMPARISON.map((name) => ({ name, expected: [name] }));
  console.log('| package | packages installed | MB | seconds |\n| --- | ---: | ---: | ---: |');
  for (const { name, expected: requested } of [...ours, ...others]) {
    const project = join(folder, 'project');
    prepareFolder(project);
    console.log(measure(name, requested, project));
    rmSync(project, { recursive: true });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
