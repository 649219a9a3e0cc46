import { spawn } from 'node:child_process';
import { readRawResponse } from '../replay/raw-response.js';
import type { Finding } from '../verdict/finding.js';
import { readCurlOutput, readCurlOutputs, type PrintedResponse } from './read-curl-output.js';
import { readTrace, type ShellTrace } from './read-trace.js';
import { isOtherResponse, showsDefect } from './shows-defect.js';

/** Where commands are run: on the server under test, and on a conforming one. */
export interface Reproduction {
  readonly apiKey: string;
  /** That of another tenant. */
  readonly otherApiKey?: string;
  /** `127.0.0.1:8080`, as it is in the commands. */
  readonly defective: string;
  readonly faultless: string;
}

const patience = 60_000;
const mostOutput = 4 * 1024 * 1024;

/** What running a command alone proves. */
export type Reproduced =
  | { readonly kind: 'shown'; readonly response: PrintedResponse }
  | { readonly kind: 'not-shown'; readonly reason: string };

/**
 * Runs a finding's command alone, in a shell that knows the keys and nothing else, against the server
 * and against a conforming one.
 *
 * @returns what it printed, where that has the defect and what the same command prints of the
 *   conforming server has not
 */
export async function reproduce(
  finding: Finding,
  { defective, faultless, ...keys }: Reproduction,
): Promise<Reproduced> {
  const wrong = await runShell(finding.curl, keys);
  const shown = defectIn(finding, wrong);
  if (shown === undefined) {
    if (wrong.responses.length === 0) return unproved('it printed no response');
    // What words say is not compared: the responses of the two servers are.
    const isOfWords = finding.expected.kind === 'words' || finding.actual.kind === 'words';
    if (!isOfWords) return unproved('what it printed does not have the defect');
  }
  const elsewhere = finding.curl.replaceAll(defective, faultless);
  const right = await runShell(withPort(elsewhere, { defective, faultless }), keys);
  if (right.responses.length === 0) return unproved('a conforming server printed no response');
  if (defectIn(finding, right) !== undefined) {
    return unproved('what a conforming server printed has the defect too');
  }
  const response = shown ?? differingResponse(wrong, right);
  return response === undefined
    ? unproved('a conforming server printed the same')
    : { kind: 'shown', response };
}

function unproved(reason: string): Reproduced {
  return { kind: 'not-shown', reason };
}

/** The last response, where it differs from that of another server, or ends in another way. */
function differingResponse(wrong: Shown, right: Shown): PrintedResponse | undefined {
  const last = wrong.responses.at(-1);
  const other = right.responses.at(-1);
  if (last === undefined || other === undefined) return undefined;
  const isOtherEnd = curlErrors(wrong) !== curlErrors(right);
  return isOtherEnd || isOtherResponse(last, other) ? last : undefined;
}

/** The numbers of the errors that curl reports. */
function curlErrors({ errors }: Shown): string {
  return [...errors.matchAll(/^curl: \((\d+)\)/gm)].map(([, number]) => number).join();
}

/** The response that has the defect; one without a status where the defect is that there is none. */
function defectIn(finding: Finding, shown: Shown): PrintedResponse | undefined {
  const { kind } = finding.location;
  if (kind === 'connection' || kind === 'next-requests') {
    // What curl reports where no connection is made, or where no response comes.
    return /^curl: \((?:7|28|52|55|56)\)/m.test(shown.errors) ? noResponse : undefined;
  }
  return shown.responses.find((response) => showsDefect(finding, response, shown));
}

const noResponse: PrintedResponse = { status: 0, headers: {}, body: Buffer.alloc(0) };

/** What a shell printed, and what it did on the way. */
interface Shown extends ShellTrace {
  readonly responses: readonly PrintedResponse[];
  /** What it printed on standard error. */
  readonly errors: string;
}

function readAll(command: string, printed: Buffer): readonly PrintedResponse[] {
  if (
    /^for [^]*; done$/.test(command) ||
    / &[\s\\]+(?:done|wait|echo|printf|curl|Q)\b/.test(command)
  )
    return readCurlOutputs(printed);
  const response = command.includes(' telnet://') ? readRaw(printed) : readCurlOutput(printed);
  return response === undefined ? [] : [response];
}

function readRaw(printed: Buffer): PrintedResponse | undefined {
  const response = readRawResponse(printed, true);
  return response === undefined ? undefined : { ...response, body: response.bytes };
}

/** Bytes of a connection name the port apart from the host. */
function withPort(
  command: string,
  { defective, faultless }: Pick<Reproduction, 'defective' | 'faultless'>,
): string {
  return command.replaceAll(portOf(defective), portOf(faultless));
}

function portOf(host: string): string {
  return `:${host.split(':')[1] ?? ''}`;
}

type Keys = Pick<Reproduction, 'apiKey' | 'otherApiKey'>;

function runShell(command: string, { apiKey, otherApiKey }: Keys): Promise<Shown> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    let trace = '';
    // With -x a shell prints each step, and the values of its variables.
    const shell = spawn('sh', ['-xc', command], {
      env: {
        PATH: process.env['PATH'],
        OPENAI_API_KEY: apiKey,
        OTHER_OPENAI_API_KEY: otherApiKey,
      },
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
      resolve({ responses: readAll(command, printed), errors: trace, ...readTrace(trace) });
    };
    shell.once('error', finish).once('close', finish);
  });
}
