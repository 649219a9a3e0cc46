import { check } from '../../check.js';
import { serve } from '../serve.js';
import { caseOf, type FaultRow } from './fault-table.js';
import type { Finding } from '../../verdict/finding.js';
import { reproduce } from '../../servers/reproduce.js';

/** What the command of a finding is like, and what it does alone. */
export interface MeasuredCommand {
  readonly fault: string;
  readonly finding: Finding;
  readonly lines: number;
  /** In characters. */
  readonly longestLine: number;
  /**
   * Whether it shows the defect on a fresh server that has it, and a conforming server shows something
   * else by the same command.
   */
  readonly isShown: boolean;
}

const apiKey = 'sk-key-of-this-test';

/** Finds an injected fault by its case, and runs the command of each finding alone. */
export async function measureCommands([fault, only]: FaultRow): Promise<
  readonly MeasuredCommand[]
> {
  let server = await serve({ apiKey, fault: [fault] });
  const { url, port } = server;
  const restart = async (): Promise<void> => {
    await server.close();
    server = await serve({ apiKey, fault: [fault], port });
  };
  const options = { url, apiKey, timeout: 60_000, jobs: 8, restart };
  const { cases } = await check({ ...options, only: [caseOf(only)] });
  const findings = cases.flatMap((each) => each.findings);
  const measured: MeasuredCommand[] = [];
  const right = await serve({ apiKey });
  for (const finding of findings) {
    await restart();
    const hosts = { defective: `127.0.0.1:${port}`, faultless: `127.0.0.1:${right.port}` };
    const shown = await reproduce(finding, { apiKey, ...hosts });
    const lines = finding.curl.split('\n');
    measured.push({
      fault,
      finding,
      lines: lines.length,
      longestLine: Math.max(...lines.map(({ length }) => length)),
      isShown: shown !== undefined,
    });
  }
  await right.close();
  await server.close();
  return measured;
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
