import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { generate } from '@upspec/generator';
import { readPage, ROOT } from './pages.js';

const run = promisify(execFile);

/** The programs of a page, in its order. */
export function programsOf(page: string): readonly string[] {
  return readPage(page).tokens.flatMap((token) =>
    token.type === 'code' && (token as { readonly lang?: string }).lang === 'typescript'
      ? [(token as { readonly text: string }).text]
      : [],
  );
}

/** The lines that a program prints, as its comments say. */
export function expectedLines(program: string): readonly string[] {
  return [...program.matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)].map(([, line = '']) => line);
}

/** Programs beside the client of a document, and a server for it. */
export interface PagePrograms {
  /** What the compiler reports. */
  compile(): Promise<string>;
  /** The lines that a program prints. */
  outputOf(index: number): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** @param spec the file in `docs/example` whose client the programs import */
export async function openPrograms(
  programs: readonly string[],
  spec: string,
  respond: RequestListener,
): Promise<PagePrograms> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-page-'));
  await generate({
    spec: join(ROOT, 'docs', 'example', spec),
    out: join(folder, 'src', 'depot'),
    targets: ['typescript-types', 'typescript-client'],
  });
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  const files = programs.map((_, index) => `page-${String(index)}.ts`);
  for (const [index, code] of programs.entries()) {
    await writeFile(join(folder, files[index] ?? ''), code);
  }
  const server = createServer(respond);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    compile: () => compileFiles(folder, files),
    outputOf: async (index) => {
      const outfile = join(folder, `page-${String(index)}.mjs`);
      const entryPoints = [join(folder, files[index] ?? '')];
      await build({ entryPoints, bundle: true, format: 'esm', target: 'es2023', outfile });
      const env = { ...process.env, DEPOT_BASE_URL: `http://127.0.0.1:${String(port)}` };
      const { stdout } = await run(process.execPath, [outfile], { env });
      return stdout.split('\n');
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function compileFiles(folder: string, files: readonly string[]): Promise<string> {
  const flags =
    '--noEmit --skipDefaultLibCheck --strict --module nodenext --target es2023 --types node'.split(
      ' ',
    );
  const libraries = ['--lib', 'es2023,dom,dom.iterable,dom.asynciterable'];
  const types = ['--typeRoots', join(ROOT, 'node_modules', '@types')];
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  return run(process.execPath, [tsc, ...flags, ...libraries, ...types, ...files], {
    cwd: folder,
  }).then(
    ({ stdout }) => stdout,
    (error: { readonly stdout?: string }) => error.stdout ?? String(error),
  );
}
