import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault } from '../../openai-files/reference/faults/fault.js';
import { serve } from '../../openai-files/serve.js';
import { install } from '../install.js';
import type { ComparedTool } from './compared-tool.js';

/** What a tool reported about the same injected faults as all others. */
export interface Score {
  readonly tool: ComparedTool;
  /** How many things it reports about the server without injected faults. */
  readonly falseAlarms: readonly string[];
  /** The names of the injected faults for which it reports something new. */
  readonly found: readonly string[];
  /** The injected faults at which the tool failed, and its message. */
  readonly broken: Readonly<Record<string, string>>;
  readonly seconds: number;
}

export interface CompareOptions {
  readonly faults: readonly Pick<Fault, 'name'>[];
  /** How many servers are judged at the same time. */
  readonly jobs: number;
  readonly onFault?: (tool: string, fault: string, isFound: boolean) => void;
}

/** What it reports in one of these runs without an injected fault, it may report by chance. */
const faultlessRuns = 3;

/**
 * Runs a tool against the reference server with each injected fault alone. An injected fault counts
 * as found if the tool reports something that it reports in none of three runs without one.
 */
export async function compareTool(tool: ComparedTool, options: CompareOptions): Promise<Score> {
  const start = performance.now();
  const installed = tool.installed === undefined ? '' : await install(tool.installed);
  const falseAlarms = new Set<string>();
  for (let run = 0; run < faultlessRuns; run += 1) {
    for (const reported of await judge({ tool, installed, fault: [] })) falseAlarms.add(reported);
  }
  const found: string[] = [];
  const broken: Record<string, string> = {};
  const queue = options.faults.map(({ name }) => name);
  const work = async (): Promise<void> => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      try {
        const reported = await judge({ tool, installed, fault: [name] });
        const isFound = [...reported].some((each) => !falseAlarms.has(each));
        if (isFound) found.push(name);
        options.onFault?.(tool.name, name, isFound);
      } catch (error) {
        broken[name] = error instanceof Error ? error.message : String(error);
      }
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  const seconds = Math.round((performance.now() - start) / 1000);
  return { tool, falseAlarms: [...falseAlarms].sort(), found: found.sort(), broken, seconds };
}

interface Question {
  readonly tool: ComparedTool;
  readonly installed: string;
  readonly fault: readonly string[];
}

async function judge({ tool, installed, fault }: Question): Promise<ReadonlySet<string>> {
  const apiKey = `sk-${randomUUID()}`;
  const server = await serve({ apiKey, fault });
  const scratch = await mkdtemp(join(tmpdir(), 'upspec-rival-'));
  try {
    return await tool.judge({ url: server.url, apiKey, installed, scratch });
  } finally {
    await server.close();
    await rm(scratch, { recursive: true, force: true });
  }
}
