import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault } from '../../openai-files/reference/faults/fault.js';
import { serve } from '../../openai-files/serve.js';
import { install } from '../install.js';
import type { Rival } from './rival.js';

/** What a tool reported about the same injected faults as all others. */
export interface Score {
  readonly rival: Rival;
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
  readonly onFault?: (rival: string, fault: string, isFound: boolean) => void;
}

/** What it reports in one of these runs without an injected fault, it may report by chance. */
const faultlessRuns = 3;

/**
 * Runs a tool against the reference server with each injected fault alone. An injected fault counts
 * as found if the tool reports something that it reports in none of three runs without one.
 */
export async function compareRival(rival: Rival, options: CompareOptions): Promise<Score> {
  const start = performance.now();
  const installed = rival.installed === undefined ? '' : await install(rival.installed);
  const falseAlarms = new Set<string>();
  for (let run = 0; run < faultlessRuns; run += 1) {
    for (const told of await judge({ rival, installed, fault: [] })) falseAlarms.add(told);
  }
  const found: string[] = [];
  const broken: Record<string, string> = {};
  const queue = options.faults.map(({ name }) => name);
  const work = async (): Promise<void> => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      try {
        const told = await judge({ rival, installed, fault: [name] });
        const isFound = [...told].some((each) => !falseAlarms.has(each));
        if (isFound) found.push(name);
        options.onFault?.(rival.name, name, isFound);
      } catch (error) {
        broken[name] = error instanceof Error ? error.message : String(error);
      }
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  const seconds = Math.round((performance.now() - start) / 1000);
  return { rival, falseAlarms: [...falseAlarms].sort(), found: found.sort(), broken, seconds };
}

interface Question {
  readonly rival: Rival;
  readonly installed: string;
  readonly fault: readonly string[];
}

async function judge({ rival, installed, fault }: Question): Promise<ReadonlySet<string>> {
  const apiKey = `sk-${randomUUID()}`;
  const server = await serve({ apiKey, fault });
  const scratch = await mkdtemp(join(tmpdir(), 'upspec-rival-'));
  try {
    return await rival.judge({ url: server.url, apiKey, installed, scratch });
  } finally {
    await server.close();
    await rm(scratch, { recursive: true, force: true });
  }
}
