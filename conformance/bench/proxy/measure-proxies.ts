import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { packageFolder } from '../../package-folder.js';
import { readClock } from '../../replay/read-clock.js';
import { startServer } from '../upload/start-server.js';
import { download, upload } from './transfer.js';

/** What one way to pass on traffic took. */
export interface ProxyMeasurement {
  /** For the same bytes in both directions, one after the other; one number for each round. */
  readonly seconds: readonly number[];
  /** By how much the memory of the process grew, in bytes; undefined where it can't be read. */
  readonly growth: number | undefined;
}

export interface ProxyMeasurements {
  readonly bare: ProxyMeasurement;
  readonly judged: ProxyMeasurement;
}

interface Size {
  readonly rounds: number;
  /** In each direction. */
  readonly mebibytes: number;
}

/**
 * Passes the same bytes through a bare proxy of Node.js and through `upspec proxy`, in turn, so that a
 * busy machine slows both down.
 */
export async function measureProxies({ rounds, mebibytes }: Size): Promise<ProxyMeasurements> {
  const server = await startServer(join(programs, 'endpoint.js'), []);
  const kit = join(packageFolder(), 'bin', 'upspec-conformance.js');
  const bare = await startProxy([join(programs, 'bare.js'), server.origin]);
  const judged = await startProxy([kit, 'proxy', server.origin, '--quiet']);
  try {
    const seconds: Record<'bare' | 'judged', number[]> = { bare: [], judged: [] };
    const before = { bare: await memoryOf(bare.id), judged: await memoryOf(judged.id) };
    for (let round = 0; round < rounds; round += 1) {
      const order = round % 2 === 0 ? (['bare', 'judged'] as const) : (['judged', 'bare'] as const);
      for (const name of order) {
        const { url } = name === 'bare' ? bare : judged;
        const start = readClock();
        await upload(url, mebibytes);
        await download(url, mebibytes);
        seconds[name].push((readClock() - start) / 1000);
      }
    }
    const growthOf = async (id: number, { set }: Memory): Promise<number | undefined> => {
      const { peak } = await memoryOf(id);
      return peak === undefined || set === undefined ? undefined : peak - set;
    };
    return {
      bare: { seconds: seconds.bare, growth: await growthOf(bare.id, before.bare) },
      judged: { seconds: seconds.judged, growth: await growthOf(judged.id, before.judged) },
    };
  } finally {
    for (const each of [bare, judged, server]) each.stop();
  }
}

/** The compiled programs, also where a test runs the source. */
const programs = dirname(
  fileURLToPath(import.meta.url).replace(
    /([\\/])conformance\1(?:dist\1)?bench\1/,
    '$1conformance$1dist$1bench$1',
  ),
);

interface StartedProxy {
  readonly url: string;
  readonly id: number;
  stop(): void;
}

async function startProxy(args: readonly string[]): Promise<StartedProxy> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const [url = ''] = /http:\S+/.exec(line) ?? [];
  child.stdout.resume();
  return {
    url,
    id: child.pid ?? 0,
    stop: () => {
      child.kill('SIGKILL');
    },
  };
}

interface Memory {
  readonly set: number | undefined;
  readonly peak: number | undefined;
}

/** The resident set of a process and the largest that it had, in bytes. Only Linux has them in a file. */
async function memoryOf(id: number): Promise<Memory> {
  const status = await readFile(`/proc/${String(id)}/status`, 'utf8').catch(() => '');
  const read = (name: string): number | undefined => {
    const kibibytes = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
  };
  return { set: read('VmRSS'), peak: read('VmHWM') };
}
