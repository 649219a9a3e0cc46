import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Official from 'openai';
import { OpenAI } from '@upspec/openai-files';
import { PYTHON } from '../python-with-openai.js';
import type { Scenario } from './scenarios.js';

const root = join(import.meta.dirname, '..', '..');

/** A client that is measured. */
export interface MeasuredClient {
  readonly name: string;
  readonly isFound: boolean;
  /** Runs the call; whether it succeeded. */
  run(call: Scenario['call'], baseURL: string): Promise<boolean>;
}

/** The time limit of each attempt, in milliseconds. */
const TIMEOUT = 1_000;

const content = Buffer.alloc(1024 * 1024, 'x');

async function succeeds(call: PromiseLike<unknown>): Promise<boolean> {
  return call.then(
    () => true,
    () => false,
  );
}

interface Files {
  retrieve(id: string): PromiseLike<unknown>;
  create(body: { readonly file: File; readonly purpose: 'user_data' }): PromiseLike<unknown>;
}

async function callFiles(files: Files, call: Scenario['call']): Promise<boolean> {
  if (call === 'retrieve') return succeeds(files.retrieve('file-1'));
  const file = new File([content], 'a.txt');
  return succeeds(files.create({ file, purpose: 'user_data' }));
}

/** Runs a program in a folder with the content in a file; whether it exits with 0. */
async function runProgram(command: readonly string[], baseURL: string): Promise<boolean> {
  const [program = '', ...args] = command;
  const cwd = await mkdtemp(join(tmpdir(), 'upspec-'));
  await writeFile(join(cwd, 'a.txt'), content);
  const env = { ...process.env, OPENAI_BASE_URL: baseURL, OPENAI_API_KEY: 'key' };
  const child = spawn(program, args, { cwd, env, stdio: 'ignore' });
  const code = await new Promise((resolve) => {
    child.once('error', resolve);
    child.once('exit', resolve);
  });
  await rm(cwd, { recursive: true });
  return code === 0;
}

function runs(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

function officialVersion(): string {
  const text = readFileSync(join(root, 'node_modules', 'openai', 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}

const cli = join(root, 'generated', 'cli', 'bin', 'openai.js');
const upload = ['files', 'create', '--purpose', 'user_data', '--file'];

/** The clients, in the order of the table's columns. */
export const clients: readonly MeasuredClient[] = [
  {
    name: 'TypeScript',
    isFound: true,
    run: (call, baseURL) =>
      callFiles(new OpenAI({ apiKey: 'key', baseURL, timeout: TIMEOUT }).files, call),
  },
  {
    name: 'command line',
    isFound: true,
    run: (call, baseURL) =>
      runProgram(
        [
          process.execPath,
          cli,
          '--timeout',
          `${String(TIMEOUT)}ms`,
          ...(call === 'retrieve' ? ['files', 'retrieve', 'file-1'] : [...upload, 'a.txt']),
        ],
        baseURL,
      ),
  },
  {
    name: 'Ruby',
    isFound: runs('ruby', ['--version']),
    run: (call, baseURL) =>
      runProgram(
        [
          'ruby',
          '-I',
          join(root, 'generated', 'ruby', 'lib'),
          join(import.meta.dirname, 'call.rb'),
          call,
        ],
        baseURL,
      ),
  },
  {
    name: `official Node library ${officialVersion()}`,
    isFound: true,
    run: (call, baseURL) =>
      callFiles(new Official({ apiKey: 'key', baseURL, timeout: TIMEOUT }).files, call),
  },
  {
    name: 'official Python library',
    isFound: runs(PYTHON, ['-c', 'import openai']),
    run: (call, baseURL) =>
      runProgram([PYTHON, join(import.meta.dirname, 'call.py'), call], baseURL),
  },
];
