import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPack } from '../../../conformance/open-pack.js';
import { checkTarget } from '../../../conformance/run/check-target.js';
import { prism, watchByPrism } from '../../../conformance/servers/comparison/prism.js';
import {
  schemathesis,
  testBySchemathesis,
} from '../../../conformance/servers/comparison/schemathesis.js';
import { install } from '../../../conformance/servers/install.js';
import { startServer } from '../server.js';
import { KEY } from './judge-by-kit.js';
import type { Mutant } from './mutants.js';

const SPEC = join(import.meta.dirname, '..', 'openapi.yaml');

/** Another tool, with the document of the invented API. */
export interface Tool {
  readonly name: 'prism' | 'schemathesis';
  /** What it reports about the server without a fault, in any of three runs. */
  readonly falseAlarms: ReadonlySet<string>;
  /** Whether it reports anything else about a server with this fault. */
  finds(mutant: Mutant): Promise<boolean>;
}

/**
 * Installs the other tools, and runs each with the conforming server.
 *
 * @param fixtures the recordings that are sent through Prism
 * @throws {NotInstalledError} where this machine can't install one
 */
export async function openTools(fixtures: string): Promise<readonly Tool[]> {
  return [
    await openTool('prism', await prismJudge(fixtures)),
    await openTool('schemathesis', await schemathesisJudge()),
  ];
}

type Judge = (url: string) => Promise<ReadonlySet<string>>;

async function openTool(name: Tool['name'], judge: Judge): Promise<Tool> {
  const falseAlarms = new Set<string>();
  for (let run = 0; run < 3; run += 1) {
    for (const each of await judgeServer(judge)) falseAlarms.add(each);
  }
  return {
    name,
    falseAlarms,
    finds: async (mutant) =>
      [...(await judgeServer(judge, mutant))].some((each) => !falseAlarms.has(each)),
  };
}

async function judgeServer(judge: Judge, mutant?: Mutant): Promise<ReadonlySet<string>> {
  const server = await startServer({ key: KEY, firstId: 4711, ...mutant?.server });
  try {
    return await judge(server.url);
  } finally {
    await server.close();
  }
}

async function prismJudge(fixtures: string): Promise<Judge> {
  const options = { spec: SPEC, apiKeys: [KEY], environment: {}, fixtures: [fixtures] };
  const { pack, profile } = await openPack(options);
  const installed = prism.installed === undefined ? '' : await install(prism.installed);
  const send = async (url: string): Promise<void> => {
    await checkTarget(pack, { ...options, url, profile, timeout: 10_000 });
  };
  return (url) => watchByPrism({ installed, spec: SPEC, url, send });
}

async function schemathesisJudge(): Promise<Judge> {
  const { installed: needed } = schemathesis;
  const installed = needed === undefined ? '' : await install(needed);
  return async (url) => {
    const scratch = await mkdtemp(join(tmpdir(), 'upspec-tool-'));
    try {
      const header = `X-Archive-Key: ${KEY}`;
      return await testBySchemathesis({ installed, spec: SPEC, url, header, scratch });
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  };
}
