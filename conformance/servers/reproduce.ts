import { spawn } from 'node:child_process';
import { readRawAnswer } from '../replay/raw-answer.js';
import type { Finding } from '../verdict/finding.js';
import { readCurlOutput, type PrintedAnswer } from './read-curl-output.js';
import { readTrace, type ShellTrace } from './read-trace.js';
import { showsDefect } from './shows-defect.js';

/** Where commands are run: on the server under test, and on a conforming one. */
export interface Reproduction {
  readonly apiKey: string;
  /** `127.0.0.1:8080`, as it is in the commands. */
  readonly accused: string;
  readonly faultless: string;
}

const patience = 10_000;
const mostOutput = 4 * 1024 * 1024;

/**
 * Runs a finding's command alone, in a shell that knows the key and nothing else.
 *
 * @returns what it printed, where that has the defect and what the same command prints of the
 *   reference server has not; undefined where it proves nothing
 */
export async function reproduce(
  finding: Finding,
  { apiKey, accused, faultless }: Reproduction,
): Promise<PrintedAnswer | undefined> {
  const shown = await runShell(finding.curl, apiKey);
  if (shown.answer === undefined || !showsDefect(finding, shown.answer, shown)) return undefined;
  const elsewhere = finding.curl.replaceAll(accused, faultless);
  const right = await runShell(withPort(elsewhere, { accused, faultless }), apiKey);
  if (right.answer === undefined || showsDefect(finding, right.answer, right)) return undefined;
  return shown.answer;
}

/** What a shell printed, and what it did on the way. */
interface Shown extends ShellTrace {
  readonly answer: PrintedAnswer | undefined;
}

function readRaw(printed: Buffer): PrintedAnswer | undefined {
  const answer = readRawAnswer(printed, true);
  return answer === undefined ? undefined : { ...answer, body: answer.bytes };
}

/** Bytes of a connection name the port apart from the host. */
function withPort(
  command: string,
  { accused, faultless }: Pick<Reproduction, 'accused' | 'faultless'>,
): string {
  return command.replaceAll(portOf(accused), portOf(faultless));
}

function portOf(host: string): string {
  return `:${host.split(':')[1] ?? ''}`;
}

function runShell(command: string, apiKey: string): Promise<Shown> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    let trace = '';
    // With -x a shell prints each step, and the values of its variables.
    const shell = spawn('sh', ['-xc', command], {
      env: { PATH: process.env['PATH'], OPENAI_API_KEY: apiKey },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const end = (): void => {
      try {
        if (shell.pid !== undefined) process.kill(-shell.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    };
    const timer = setTimeout(end, patience);
    shell.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= mostOutput) chunks.push(chunk);
      else end();
    });
    shell.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (trace.length <= mostOutput) trace += text;
    });
    const finish = (): void => {
      clearTimeout(timer);
      const printed = Buffer.concat(chunks);
      // What comes over a bare connection is still as it was sent.
      const answer = command.includes(' telnet://') ? readRaw(printed) : readCurlOutput(printed);
      resolve({ answer, ...readTrace(trace) });
    };
    shell.once('error', finish).once('close', finish);
  });
}
