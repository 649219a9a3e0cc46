import {
  type ChildProcess,
  type ChildProcessWithoutNullStreams,
  spawn,
  spawnSync,
} from 'node:child_process';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { bundledProgram, FROM_INPUT } from './bundled-program.js';

const ROOT = join(import.meta.dirname, '..', '..');

/** What a client is asked to upload. */
export interface UploadOrder {
  readonly baseURL: string;
  readonly apiKey: string;
  readonly path: string;
  /** The path of the state file. */
  readonly state: string;
  readonly partSize: number;
  readonly concurrency?: number;
  readonly maxRetries?: number;
  /** Milliseconds. */
  readonly timeout?: number;
}

/** How a client ended. */
export interface ClientOutcome {
  readonly code: number | null;
  readonly signal: string | null;
  /** The completed Upload as JSON, where the upload succeeded. */
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartedClient {
  readonly child: ChildProcess;
  readonly outcome: Promise<ClientOutcome>;
}

/** One of the generated clients, which uploads a file in a process of its own. */
export interface ClientProgram {
  readonly name: string;
  readonly isFound: boolean;
  /** Starts an upload, or continues the one whose state file exists. */
  start(order: UploadOrder): StartedClient;
}

function cliArguments(order: UploadOrder): readonly string[] {
  return [
    join(ROOT, 'generated', 'cli', 'bin', 'openai.js'),
    'uploads',
    'upload',
    order.path,
    '--resume',
    `--state=${order.state}`,
    '--purpose=user_data',
    '--mime-type=application/octet-stream',
    `--part-size=${String(order.partSize)}`,
    `--concurrency=${String(order.concurrency ?? 4)}`,
    `--max-retries=${String(order.maxRetries ?? 2)}`,
    `--timeout=${String(order.timeout ?? 60_000)}ms`,
    '--format=jsonl',
  ];
}

/** The generated command line. */
export const commandLine: ClientProgram = {
  name: 'the command line',
  isFound: true,
  start: (order) => start([process.execPath, ...cliArguments(order)], order),
};

/** The generated TypeScript client, the command line and the Ruby library. */
export const clientPrograms: readonly ClientProgram[] = [
  {
    name: 'TypeScript',
    isFound: true,
    start: (order) => start([process.execPath, ...FROM_INPUT], order, bundledProgram('upload.ts')),
  },
  commandLine,
  {
    name: 'Ruby',
    isFound: spawnSync('ruby', ['--version']).status === 0,
    start: (order) => {
      const library = join(ROOT, 'generated', 'ruby', 'lib');
      return start(
        ['ruby', '-w', '-I', library, join(import.meta.dirname, 'programs', 'upload.rb')],
        order,
      );
    },
  },
];

function start(command: readonly string[], order: UploadOrder, input = ''): StartedClient {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    env: {
      PATH: process.env['PATH'],
      LANG: 'C.UTF-8',
      OPENAI_API_KEY: order.apiKey,
      OPENAI_BASE_URL: order.baseURL,
      UPLOAD: JSON.stringify(order),
    },
  });
  child.stdin.end(input);
  return { child, outcome: outcomeOf(child) };
}

async function outcomeOf(child: ChildProcessWithoutNullStreams): Promise<ClientOutcome> {
  const [stdout, stderr, [code, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<readonly [number | null, string | null]>((resolve) => {
      child.once('close', (...ended) => {
        resolve(ended);
      });
    }),
  ]);
  return { code, signal, stdout, stderr };
}

/** The id of the file that a client printed; undefined without one. */
export function printedFile({ stdout }: ClientOutcome): string | undefined {
  return /"(file-\w+)"/.exec(stdout)?.[1];
}
