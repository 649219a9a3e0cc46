import { execFile } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageFolder } from '../../package-folder.js';
import { measureCurl, measureProgram } from './measure-program.js';
import type { Measurement } from './measurement.js';
import { type StartedServer, startServer } from './start-server.js';

/** One way to send a file. */
export interface Way {
  readonly name: string;
  measure(path: string): Promise<Measurement>;
}

/** The ways that this machine has, and the names of those that it lacks. */
export interface Ways {
  readonly found: readonly Way[];
  /** The steps of an upload, each without the others. */
  readonly steps: readonly Way[];
  /** Each with what is missing. */
  readonly skipped: readonly string[];
  readonly servers: readonly StartedServer[];
}

const run = promisify(execFile);
const PYTHON = process.env['PYTHON_WITH_OPENAI'] ?? 'python3';
const TUS = ['tus-js-client@4', '@tus/server@2'];
const programs = join(packageFolder(), 'bench', 'upload', 'programs');

/** The names that the program `send.js` knows. */
export const OWN = 'uploadFile';
export const LIBRARY = ['library, one after the other', 'library, four at a time'] as const;
export const CURL = 'curl, one raw body';
/** The names that the program `step.js` knows. */
const STEPS = [
  'read into one buffer',
  'read into new memory',
  'send one buffer by a socket',
  'send one buffer by fetch',
  'read into new memory and send by fetch',
];
const AZURE = ['uploadFile, Azure', 'library, four at a time, Azure'];

/**
 * Starts the servers, and finds what sends to them.
 *
 * @param folder - A temporary folder, into which what only this measurement needs is installed.
 * @param delay - How long the servers wait after each part, in milliseconds.
 */
export async function openWays(folder: string, delay: string): Promise<Ways> {
  const sink = await startServer(join(import.meta.dirname, 'sink.js'), ['--delay', delay]);
  const { origin } = sink;
  const waysOf = (program: string, names: readonly string[]): readonly Way[] =>
    names.map((name) => {
      const file = join(import.meta.dirname, program);
      const measure: Way['measure'] = (path) =>
        measureProgram(process.execPath, [file, name, origin, path]);
      return { name, measure };
    });
  const own = waysOf('send.js', [OWN, ...LIBRARY, ...AZURE]);
  const python = (await runs(PYTHON, ['-c', 'import openai'])) ? [pythonWay(origin)] : [];
  const tus = await startTus(folder, delay);
  const curl = { name: CURL, measure: (path: string) => measureCurl(origin, path) };
  return {
    found: [...own, ...python, ...(tus === undefined ? [] : [tus.way]), curl],
    steps: waysOf('step.js', STEPS),
    skipped: [
      ...(python.length === 0 ? [`Python: ${PYTHON} has no module named openai`] : []),
      ...(tus === undefined ? [`tus: ${TUS.join(' and ')} can't be installed`] : []),
    ],
    servers: tus === undefined ? [sink] : [sink, tus.server],
  };
}

function pythonWay(origin: string): Way {
  return {
    name: 'Python, upload_file_chunked',
    measure: (path) => measureProgram(PYTHON, [join(programs, 'send.py'), origin, path]),
  };
}

/** The programs are run where their packages are installed. */
async function startTus(
  folder: string,
  delay: string,
): Promise<{ readonly way: Way; readonly server: StartedServer } | undefined> {
  const options = ['--prefix', folder, '--no-audit', '--no-fund'];
  if (!(await runs('npm', ['install', ...options, ...TUS]))) return undefined;
  const [send, serve] = ['send-tus.mjs', 'tus-server.mjs'] as const;
  for (const name of [send, serve]) await copyFile(join(programs, name), join(folder, name));
  const server = await startServer(join(folder, serve), [delay]);
  const way: Way = {
    name: 'tus-js-client to @tus/server',
    measure: (path) => measureProgram(process.execPath, [join(folder, send), server.origin, path]),
  };
  return { way, server };
}

async function runs(file: string, args: readonly string[]): Promise<boolean> {
  return run(file, args).then(
    () => true,
    () => false,
  );
}
