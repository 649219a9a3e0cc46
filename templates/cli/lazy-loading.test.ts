import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** The modules that a program loads before it runs a command, and those of its commands. */
async function modulesAtStart(): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['generated/cli/openai.ts'],
    outdir: 'unwritten',
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    tsconfigRaw: '{}',
  });
  const { inputs } = metafile;
  const loaded = new Set<string>();
  const load = (path: string): void => {
    if (loaded.has(path)) return;
    loaded.add(path);
    for (const { path: imported, kind } of inputs[path]?.imports ?? []) {
      if (kind === 'import-statement') load(imported);
    }
  };
  load('generated/cli/openai.ts');
  return [...loaded];
}

test('a CLI starts without its commands, its client and the libraries of a command', async () => {
  const modules = await modulesAtStart();
  const packages = modules.filter((path) => !path.startsWith('generated/') && !/^node:/.test(path));
  expect(packages).toEqual(['commander']);
  expect(modules.filter((path) => path.includes('/commands/'))).toEqual([]);
  expect(modules).toContain('generated/cli/runtime/run-program.ts');
  expect(modules).not.toContain('generated/cli/runtime/run-command.ts');
});
