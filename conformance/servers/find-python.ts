import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const newest = 14;

/**
 * A Python of at least this version: `python3` where it is one, else one by its number, else one
 * that pyenv keeps. If none is found `python3` is named all the same, and pip reports what is
 * missing.
 */
export function findPython(least: `3.${number}`): string {
  const minor = Number(least.slice(2));
  const numbered = Array.from({ length: newest - minor + 1 }, (_, more) => `3.${minor + more}`);
  const candidates = [
    'python3',
    ...numbered.map((version) => `python${version}`),
    ...keptByPyenv(),
  ];
  return candidates.find((program) => minorOf(program) >= minor) ?? 'python3';
}

function keptByPyenv(): readonly string[] {
  const versions = join(process.env['PYENV_ROOT'] ?? join(homedir(), '.pyenv'), 'versions');
  if (!existsSync(versions)) return [];
  const names = readdirSync(versions).filter((name) => /^3\.\d+\.\d+$/.test(name));
  return names.sort().map((name) => join(versions, name, 'bin', 'python3'));
}

function minorOf(program: string): number {
  const { stdout } = spawnSync(program, ['-c', 'import sys; print(sys.version_info[1])'], {
    encoding: 'utf8',
  });
  return /^\d+\s*$/.test(stdout ?? '') ? Number(stdout) : -1;
}

/** `Python 3.12.1`, as the program itself reports it. */
export function versionOfPython(program: string): string {
  return spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.trim() || 'no Python';
}
