import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGate } from '../client/capture/open-gate.js';
import { openClientJudge } from '../client/client-judge.js';
import { openRightCommands } from '../client/right-command.js';
import { formatLocation } from '../difference/location.js';
import { formatReading } from '../difference/reading.js';
import { loadContract } from '../openai-files/load-contract.js';
import { openai } from '../openai-files/profile-format/openai.js';
import { serve } from '../openai-files/serve.js';
import { packageFolder } from '../package-folder.js';
import { install } from '../servers/install.js';
import type { Finding } from '../verdict/finding.js';
import type { ClientRecord, ClientRecordViolation } from './client-record.js';
import { buildDriver } from './build-driver.js';
import { fillTask, noteIds } from './known-ids.js';
import { openDriver, type Driver, type TaskResult } from './open-driver.js';
import type { KnownClient } from './known-client.js';
import { recordBytes, type ByteRecorder } from './record-bytes.js';
import { recordConduct } from './record-conduct.js';
import { content, tasks } from './tasks.js';

const key = 'sk-key-of-the-drivers';

/** Installs a client, gives it all tasks one after the other, and judges what it sends. */
export async function recordClient(client: KnownClient): Promise<ClientRecord> {
  const { name, title } = client;
  const none = { name, title, requests: 0, violations: [], errors: [], conduct: [] };
  let folder: string;
  try {
    folder = await prepare(client);
  } catch (error) {
    return { ...none, notRun: error instanceof Error ? error.message : String(error) };
  }
  const sent = await recordRequests(client, folder);
  return { name, title, ...sent, conduct: await recordConduct(client, folder) };
}

async function recordRequests(
  client: KnownClient,
  folder: string,
): Promise<Omit<ClientRecord, 'name' | 'title' | 'conduct'>> {
  const bench = await openBench();
  const driver = openDriver(client.command(folder), {
    OPENAI_BASE_URL: bench.url,
    OPENAI_API_KEY: key,
  });
  try {
    const done = await runAll(driver, bench);
    return { ...done, requests: bench.requests() - tasks.length };
  } finally {
    await driver.stop();
    await bench.close();
  }
}

/** @returns the folder of what is installed or built; that of the project where nothing is */
function prepare({ install: needed }: KnownClient): Promise<string> {
  if (needed === undefined) return Promise.resolve(join(packageFolder(), '..'));
  return 'steps' in needed ? buildDriver(needed) : install(needed);
}

/** A judging server whose findings can be attributed to tasks. */
interface Bench {
  readonly url: string;
  readonly file: string;
  readonly recorder: ByteRecorder;
  requests(): number;
  /** Ends a task. @returns what was found since the one before */
  findings(task: number): Promise<readonly Finding[]>;
  close(): Promise<void>;
}

async function openBench(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-clients-'));
  const file = join(folder, 'notes.txt');
  await writeFile(file, content);
  const server = await serve({ apiKey: key });
  const contract = loadContract();
  const commands = openRightCommands(contract, {
    baseUrl: server.url,
    style: openai.requests,
    urlVariable: 'OPENAI_BASE_URL',
  });
  const judge = openClientJudge({ contract, basePath: '/v1', commands });
  let found: Finding[] = [];
  const marks = new Map<string, () => void>();
  const gate = await openGate({
    target: new URL(server.url),
    port: 0,
    onExchange(exchange) {
      found.push(...judge.judge(exchange));
      marks.get(exchange.request.target)?.();
    },
    onUnreadable: (request) => found.push(judge.judgeUnreadable(request)),
  });
  const recorder = await recordBytes(gate.port);
  return {
    url: `http://127.0.0.1:${recorder.port}/v1`,
    file,
    recorder,
    requests: () => judge.requests,
    async findings(task) {
      // A request of our own: when it was judged, those before it were.
      const target = `/v1/files/mark-${task}`;
      const judged = new Promise<void>((resolve) => marks.set(target, resolve));
      const headers = { authorization: `Bearer ${key}` };
      await fetch(`http://127.0.0.1:${gate.port}${target}`, { headers });
      await judged;
      const taken = found;
      found = [];
      return taken;
    },
    async close() {
      await recorder.close();
      await gate.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function runAll(
  driver: Driver,
  bench: Bench,
): Promise<Pick<ClientRecord, 'violations' | 'errors'>> {
  const ids = new Map<string, string>();
  const violations: ClientRecordViolation[] = [];
  const errors: string[] = [];
  for (const [index, task] of tasks.entries()) {
    const name = `${task.call}: ${task.about}`;
    const filled = fillTask({ ...task, path: bench.file }, ids);
    const result: TaskResult =
      filled === undefined
        ? { skipped: 'what it needs was not created' }
        : await driver.run(filled);
    noteIds(task, result, ids);
    const found = await bench.findings(index);
    const bytes = shown(bench.recorder.take());
    for (const { requirement, location, expected, actual } of found) {
      violations.push({
        requirement,
        task: name,
        location: formatLocation(location),
        expected: formatReading(expected),
        actual: formatReading(actual),
        bytes,
      });
    }
    const lost = task.call === 'createFile' ? judgeContent(result) : undefined;
    if (lost !== undefined) violations.push({ ...lost, task: name, bytes });
    const problem = result.skipped ?? result.error;
    if (problem !== undefined) errors.push(`${name}: ${problem}`);
  }
  return { violations, errors };
}

/** What only the author of a task can know: how long the content is that was sent. */
function judgeContent({
  bytes,
  error,
  skipped,
}: TaskResult): Omit<ClientRecordViolation, 'task' | 'bytes'> | undefined {
  if (error !== undefined || skipped !== undefined || bytes === content.length) return undefined;
  return {
    requirement: 'the content of the task',
    location: 'body /bytes of the response',
    expected: `${content.length}, or an error`,
    actual: `${bytes ?? 'absent'}, and success`,
  };
}

/** The beginning, without the key and the headers that identify the machine. */
function shown(bytes: string): string {
  const kept = bytes
    .split('\r\n')
    .filter((line) => !/^(?:user-agent|x-stainless-[^:]*|host|authorization|date): /i.test(line))
    .join('\r\n');
  return kept.slice(0, 700);
}
