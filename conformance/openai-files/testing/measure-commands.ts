import { check } from '../../check.js';
import { serve, type RunningServer } from '../serve.js';
import { caseOf, type FaultRow } from './fault-table.js';
import type { Finding } from '../../verdict/finding.js';
import { reproduce } from '../../servers/reproduce.js';

/** What the command of a finding is like. */
export interface MeasuredCommand {
  readonly fault: string;
  readonly finding: Finding;
  readonly lines: number;
  /** In characters. */
  readonly longestLine: number;
}

/** What a command does alone. */
export interface ProvedCommand extends MeasuredCommand {
  /**
   * Why it does not show the defect; undefined where it shows it on a fresh server that has it, and a
   * conforming server shows something else by the same command.
   */
  readonly unproved: string | undefined;
}

const apiKey = 'sk-key-of-this-test';
const otherApiKey = 'sk-key-of-another-tenant';
const keys = [apiKey, otherApiKey];

/** Finds an injected fault by its case, and runs the command of each finding alone. */
export async function proveCommands(row: FaultRow): Promise<readonly ProvedCommand[]> {
  const { measured, server, restart } = await checkFault(row);
  const right = await serve({ apiKey: keys });
  const hosts = {
    defective: `127.0.0.1:${server.port}`,
    faultless: `127.0.0.1:${right.port}`,
  };
  const proved: ProvedCommand[] = [];
  let running = server;
  for (const each of measured) {
    let unproved: string | undefined;
    // Requests at the same time, or at the end of a second, may need another run.
    for (let run = 0; run < 2; run += 1) {
      running = await restart(running);
      const reproduced = await reproduce(each.finding, { apiKey, otherApiKey, ...hosts });
      unproved = reproduced.kind === 'shown' ? undefined : reproduced.reason;
      if (unproved === undefined) break;
    }
    proved.push({ ...each, unproved });
  }
  await right.close();
  await running.close();
  return proved;
}

interface CheckedServer {
  readonly measured: readonly MeasuredCommand[];
  /** The server that has the fault. */
  readonly server: RunningServer;
  /** Replaces the server by a fresh one at the same port. */
  restart(running: RunningServer): Promise<RunningServer>;
}

async function checkFault([fault, only]: FaultRow): Promise<CheckedServer> {
  let server = await serve({ apiKey: keys, fault: [fault] });
  const { url, port } = server;
  const restart = async (running: RunningServer): Promise<RunningServer> => {
    await running.close();
    return serve({ apiKey: keys, fault: [fault], port });
  };
  const restartChecked = async (): Promise<void> => {
    server = await restart(server);
  };
  const options = { url, apiKey, otherApiKey, timeout: 60_000, jobs: 8, restart: restartChecked };
  const { cases } = await check({ ...options, only: [caseOf(only)] });
  const findings = cases.flatMap((each) => each.findings);
  const measured = findings.map((finding) => {
    const lines = finding.curl.split('\n');
    const longestLine = Math.max(...lines.map(({ length }) => length));
    return { fault, finding, lines: lines.length, longestLine };
  });
  return { measured, server, restart };
}

/** Whether a command is at most three lines of 120 characters. */
export function isShort({ lines, longestLine }: MeasuredCommand): boolean {
  return lines <= 3 && longestLine <= 120;
}

/** How many requests a command sends, a loop counted as one. */
export function countRequests({ finding }: MeasuredCommand): number {
  const sent = finding.curl.replaceAll(/\b[QR]\(\) (?:\{[^]*?; \}|\([^]*?\))/g, '');
  return sent.match(/\bcurl -|\b[QR] ["'/]/g)?.length ?? 0;
}
