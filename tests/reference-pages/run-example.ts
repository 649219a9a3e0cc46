import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { PYTHON } from '../python-with-openai.js';
import type { ShownExample } from './read-examples.js';

const ROOT = join(import.meta.dirname, '..', '..');
/** The generated program, as the build leaves it. */
export const PROGRAM: string = join(ROOT, 'generated', 'cli', 'bin', 'openai.js');

/**
 * Runs a program as it is printed, in a fresh folder with its files, and gives what it prints.
 * @param url the base URL, which it reads from the environment like the key.
 */
export async function runExample(
  example: ShownExample,
  { url, apiKey }: { readonly url: string; readonly apiKey: string },
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-docs-example-'));
  try {
    await furnish(folder, example);
    const { file, args } = await commandOf(folder, example);
    const running = promisify(execFile)(file, args, {
      cwd: folder,
      env: {
        ...process.env,
        PATH: [join(folder, 'bin'), process.env['PATH'] ?? ''].join(delimiter),
        RUBYLIB: join(ROOT, 'generated', 'ruby', 'lib'),
        OPENAI_BASE_URL: url,
        OPENAI_API_KEY: apiKey,
      },
    });
    // An open pipe would be a body to wait for.
    running.child.stdin?.end();
    return (await running).stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What somebody who runs the example has: its files, the package, and the program by its name. */
async function furnish(folder: string, { files }: ShownExample): Promise<void> {
  for (const { name, content } of files) await writeFile(join(folder, name), content);
  await mkdir(join(folder, 'node_modules'));
  for (const name of ['@upspec', 'openai']) {
    await symlink(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  }
  await mkdir(join(folder, 'bin'));
  const program = join(folder, 'bin', 'openai');
  await writeFile(program, `#!/bin/sh\nexec '${process.execPath}' '${PROGRAM}' "$@"\n`);
  await chmod(program, 0o755);
}

async function commandOf(
  folder: string,
  { language, code }: ShownExample,
): Promise<{ readonly file: string; readonly args: readonly string[] }> {
  switch (language) {
    case 'HTTP':
    case 'CLI':
      await writeFile(join(folder, 'main.sh'), code);
      return { file: 'sh', args: ['main.sh'] };
    case 'Ruby':
      await writeFile(join(folder, 'main.rb'), code);
      return { file: 'ruby', args: ['-w', 'main.rb'] };
    case 'Python (openai)':
      await writeFile(join(folder, 'main.py'), code);
      return { file: PYTHON, args: ['main.py'] };
    case 'Node.js (openai)':
      await writeFile(join(folder, 'main.mjs'), code);
      return { file: process.execPath, args: ['main.mjs'] };
    case 'TypeScript': {
      const { code: plain } = await transform(code, { loader: 'ts', format: 'esm' });
      await writeFile(join(folder, 'main.mjs'), plain);
      return { file: process.execPath, args: ['main.mjs'] };
    }
    default:
      throw new Error(`no way is known to run an example in ${language}`);
  }
}
