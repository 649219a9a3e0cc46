import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Launch } from './real-server.js';
import { runProgram, type RunningProgram } from './run-program.js';

/** A server that ended, or did not respond, when it was started. */
export class NotStartedError extends Error {
  override readonly name = 'NotStartedError';
}

const patience = 120_000;

/**
 * Starts a server and waits until it responds.
 *
 * @param url where it responds: `http://127.0.0.1:8080/v1`
 * @throws {NotStartedError} with the last lines of what it said
 */
export async function launchServer(
  { program, args, env, files }: Launch,
  { url, scratch }: { readonly url: string; readonly scratch: string },
): Promise<RunningProgram> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(scratch, name), text);
  const running = runProgram(program === 'node' ? process.execPath : program, args, {
    cwd: scratch,
    env: { ...process.env, ...env },
  });
  const state = await Promise.race([running.ended.then(() => 'ended'), isResponding(url)]);
  if (state === 'answers') return running;
  await running.stop();
  const reported = running.printed().trim().split('\n').slice(-3).join('\n');
  throw new NotStartedError(`${program}: ${state} before it responded at ${url}: ${reported}`);
}

async function isResponding(url: string): Promise<'answers' | 'silent for two minutes'> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const isThere = await fetch(`${url}/files`, { signal: AbortSignal.timeout(5000) }).then(
      () => true,
      () => false,
    );
    if (isThere) return 'answers';
    await wait(200);
  }
  return 'silent for two minutes';
}

/** A port of this machine on which nobody listens. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
