import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** Whether this machine has `ruby`; without it the tests of the library are skipped. */
export const hasRuby: boolean = spawnSync('ruby', ['--version']).status === 0;

/** The folder of the generated library. */
export const library: string = fileURLToPath(
  new URL('../../../generated/ruby/lib', import.meta.url),
);

/** The key that the programs of the tests send. */
export const key = 'sk-very-secret';

export interface RubyRun {
  /** The base URL in the environment. */
  readonly url: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export interface RubyOutcome {
  readonly stdout: string;
  /** Warnings too: every program runs with `-w`. */
  readonly stderr: string;
  readonly status: number | null;
}

/** Runs a complete program. */
export async function runProgram(program: string, run: RubyRun): Promise<RubyOutcome> {
  const child = spawn('ruby', ['-w', '-I', library, '-'], {
    ...(run.cwd !== undefined && { cwd: run.cwd }),
    env: {
      PATH: process.env['PATH'],
      LANG: 'C.UTF-8',
      OPENAI_API_KEY: key,
      OPENAI_BASE_URL: run.url,
      ...run.env,
    },
  });
  child.stdin.end(program);
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { stdout, stderr, status: child.exitCode };
}

/**
 * Runs lines with a client, `openai`, and returns their last value as JSON.
 * @throws where the program fails, or warns of anything.
 */
export async function evaluate(lines: string, run: RubyRun): Promise<unknown> {
  const program = `require "openai"
require "json"

# The error of the block, in a form for comparison.
def failure
  yield
  nil
rescue OpenAI::Errors::Error => e
  [e.class.name.split("::").last, e.message]
end

def evaluate(openai)
${lines.replaceAll(/^\s+/gm, '')}
end

client = OpenAI::Client.new(initial_retry_delay: 0.01, max_retry_delay: 0.02)
puts JSON.generate(evaluate(client))
`;
  const { stdout, stderr, status } = await runProgram(program, run);
  if (status !== 0 || stderr !== '')
    throw new Error(`ruby ended with ${String(status)}: ${stderr}`);
  return JSON.parse(stdout) as unknown;
}
