import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { readClock } from '../../replay/read-clock.js';
import type { Measurement } from './measurement.js';

/** Runs a program that prints a Measurement. */
export async function measureProgram(file: string, args: readonly string[]): Promise<Measurement> {
  const { stdout } = await promisify(execFile)(file, args);
  return JSON.parse(stdout) as Measurement;
}

/** Bash reports the time of the processor. The first line is the id of the process. */
const TIMED = `TIMEFORMAT="%U %S"
time { curl -sSf -o /dev/null -T "$1" "$0/raw" & echo $!; wait $!; }`;

/** Sends a file with curl as one body. */
export async function measureCurl(origin: string, path: string): Promise<Measurement> {
  const startedAt = readClock();
  const child = spawn('bash', ['-c', TIMED, origin, path], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [ended, errors] = [once(child, 'close'), text(child.stderr)];
  const [id] = (await once(createInterface(child.stdout), 'line')) as [string];
  let peakBytes: number | undefined;
  const watch = setInterval(() => {
    void largestSet(id).then((bytes) => (peakBytes = bytes ?? peakBytes));
  }, 10);
  const [code] = (await ended) as [number];
  clearInterval(watch);
  const seconds = (readClock() - startedAt) / 1_000;
  const printed = await errors;
  if (code !== 0) throw new Error(`curl exited with ${String(code)}: ${printed}`);
  const [user = 0, system = 0] = printed.trim().split(' ').map(Number);
  return { seconds, cpuSeconds: user + system, peakBytes };
}

/** The largest resident set of a running process, in bytes. Only Linux reports it in a file. */
async function largestSet(id: string): Promise<number | undefined> {
  const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
}
