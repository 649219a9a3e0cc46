import { spawnSync } from 'node:child_process';

const newest = 14;

/**
 * The name of a Python of at least this version: `python3` where it is, else one by its number.
 * Where none is found `python3` is named all the same, and pip tells what it lacks.
 */
export function findPython(least: `3.${number}`): string {
  const minor = Number(least.slice(2));
  const numbered = Array.from({ length: newest - minor + 1 }, (_, more) => `3.${minor + more}`);
  const candidates = ['python3', ...numbered.map((version) => `python${version}`)];
  return candidates.find((program) => minorOf(program) >= minor) ?? 'python3';
}

function minorOf(program: string): number {
  const { stdout } = spawnSync(program, ['-c', 'import sys; print(sys.version_info[1])'], {
    encoding: 'utf8',
  });
  return /^\d+\s*$/.test(stdout ?? '') ? Number(stdout) : -1;
}

/** `Python 3.12.1`, as the program tells it of itself. */
export function versionOfPython(program: string): string {
  return spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.trim() || 'no Python';
}
