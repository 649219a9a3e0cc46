import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process, { argv, execPath } from 'node:process';
import { build } from 'esbuild';

// npm run measure:probes [-- --responses N --behaviours N --tools N]: bundles measure.ts, whose files
// find what is beside them by `import.meta.dirname`, and runs it.

const folder = mkdtempSync(join(import.meta.dirname, 'dist-'));
const outfile = join(folder, 'measure.mjs');
try {
  await build({
    entryPoints: [join(import.meta.dirname, 'measure.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
    logLevel: 'warning',
    plugins: [
      {
        name: 'source-folders',
        setup: ({ onLoad }) =>
          onLoad({ filter: /\.ts$/ }, ({ path }) => ({
            loader: 'ts',
            contents: readFileSync(path, 'utf8')
              .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
              .replaceAll('import.meta.url', JSON.stringify(`file://${path}`)),
          })),
      },
    ],
  });
  const { status } = spawnSync(execPath, [outfile, ...argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
