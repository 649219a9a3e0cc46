import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** The generated program, bundled into a separate folder; its libraries are not bundled. */
export interface BuiltProgram {
  /** The file that Node runs. */
  readonly path: string;
  /** An empty folder next to it, in which the program runs. */
  readonly folder: string;
  remove(): void;
}

export function buildProgram(): BuiltProgram {
  const root = mkdtempSync(join(tmpdir(), 'upspec-cli-'));
  const path = join(root, 'openai.mjs');
  buildSync({
    entryPoints: [join(ROOT, 'generated', 'cli', 'openai.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile: path,
  });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  cpSync(join(ROOT, 'generated', 'cli', 'completions'), join(root, 'completions'), {
    recursive: true,
  });
  const folder = mkdtempSync(join(root, 'run-'));
  writeFileSync(join(folder, 'weather.jsonl'), '{"a": 1}\n');
  return {
    path,
    folder,
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** The options of a run. */
export interface RunRule {
  readonly url?: string;
  /** The piped input; without it there is no pipe. */
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Keeps standard input open, for `onStart` to write to. */
  readonly typed?: boolean;
  onStart?(child: ChildProcess): void;
}

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly bytes: Buffer;
}

/** Runs a command to its end, with the key `sk-test-key` by default. */
export async function runCommand(
  command: readonly string[],
  cwd: string,
  rule: RunRule = {},
): Promise<Ran> {
  const [file = '', ...args] = command;
  const child = spawn(file, args, {
    cwd,
    env: {
      PATH: process.env['PATH'],
      HOME: cwd,
      OPENAI_API_KEY: 'sk-test-key',
      OPENAI_BASE_URL: rule.url,
      ...rule.environment,
    },
    stdio: [rule.input === undefined && !rule.typed ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  rule.onStart?.(child);
  child.stdin?.on('error', () => undefined);
  if (!rule.typed) child.stdin?.end(rule.input);
  const [stdout, stderr, code] = await Promise.all([
    gather(child.stdout),
    gather(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ]);
  return { code, stdout: stdout.toString(), stderr: stderr.toString(), bytes: stdout };
}

async function gather(stream: NodeJS.ReadableStream | null): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream ?? []) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
