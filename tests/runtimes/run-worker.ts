import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { startHashingServer } from './hashing-server.js';
import { bundleProgram } from './programs.js';
import type { RunPlan, RunResult } from './runtime.js';
import type { SendOutcome } from './send-kinds.js';

/** Its worker may call servers of this machine. */
const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker.mjs", esModule = embed "worker.mjs")],
  compatibilityDate = "2026-01-01",
);
`;

/** Runs the program for workers in workerd. */
export async function runWorker(
  workerd: string,
  { sizes, ...plan }: RunPlan,
): Promise<readonly RunResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-'));
  await writeFile(join(folder, 'worker.mjs'), bundleProgram('worker', 'browser'));
  await writeFile(join(folder, 'config.capnp'), CONFIG);
  const server = await startHashingServer();
  const child = spawn(workerd, ['serve', 'config.capnp', '--control-fd=3'], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  try {
    const port = await listeningPort(child.stdio[3] as Readable);
    const results: RunResult[] = [];
    for (const size of sizes) {
      const response = await fetch(`http://127.0.0.1:${String(port)}/`, {
        method: 'POST',
        body: JSON.stringify({ plan: { url: `${server.url}/${String(size)}`, ...plan }, size }),
      });
      const outcomes = (await response.json()) as readonly SendOutcome[];
      const received = server.received.filter((each) => each.size === size);
      results.push({ size, outcomes, received });
    }
    return results;
  } finally {
    const ended = once(child, 'close');
    child.kill();
    await ended;
    await server.close();
    await rm(folder, { recursive: true });
  }
}

/** workerd reports each socket as a line of JSON: `{"event":"listen","socket":"http","port":8080}`. */
async function listeningPort(control: Readable): Promise<number> {
  const [line] = (await once(createInterface(control), 'line')) as [string];
  return (JSON.parse(line) as { readonly port: number }).port;
}
