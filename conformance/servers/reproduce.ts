import { spawn } from 'node:child_process';
import type { Finding } from '../verdict/finding.js';
import { readCurlOutput, type PrintedAnswer } from './read-curl-output.js';
import { showsDefect } from './shows-defect.js';

/** Where commands are run: on the server that is accused, and on one that keeps the contract. */
export interface Reproduction {
  readonly apiKey: string;
  /** `127.0.0.1:8080`, as it stands in the commands. */
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
  const shown = readCurlOutput(await runShell(finding.curl, apiKey));
  if (shown === undefined || !showsDefect(finding, shown)) return undefined;
  const elsewhere = finding.curl.replaceAll(accused, faultless);
  const right = readCurlOutput(await runShell(withPort(elsewhere, { accused, faultless }), apiKey));
  return right !== undefined && !showsDefect(finding, right) ? shown : undefined;
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

function runShell(command: string, apiKey: string): Promise<Buffer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const shell = spawn('sh', ['-c', command], {
      env: { PATH: process.env['PATH'], OPENAI_API_KEY: apiKey },
      stdio: ['ignore', 'pipe', 'ignore'],
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
    const finish = (): void => {
      clearTimeout(timer);
      resolve(Buffer.concat(chunks));
    };
    shell.once('error', finish).once('close', finish);
  });
}
