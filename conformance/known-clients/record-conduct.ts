import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkScenarios, type ClientStart } from '../client/check-scenarios.js';
import type { CommandEnd } from '../client/run-command.js';
import { scenariosOf } from '../client/scenarios/scenarios.js';
import { openJudgingServer, type JudgingServer } from '../commands/judging-server.js';
import { formatReading } from '../difference/reading.js';
import type { ConductRecord } from './client-record.js';
import type { KnownClient } from './known-client.js';
import { fillTask, noteIds } from './known-ids.js';
import { openDriver } from './open-driver.js';
import { conductTasks, content } from './tasks.js';

/** Those that show what libraries are known to do differently. */
const names = [
  '429-long',
  '503',
  '401',
  'reset-after-body',
  'truncated-json',
  'truncated-content',
  'html-last',
  'unknown-property',
  'null',
  'redirect-origin',
  'reserved-id',
];

/** Gives a client a few tasks under each scenario, and judges its conduct. */
export async function recordConduct(
  client: KnownClient,
  folder: string,
): Promise<readonly ConductRecord[]> {
  const files = await mkdtemp(join(tmpdir(), 'upspec-clients-'));
  const file = join(files, 'notes.txt');
  await writeFile(file, content);
  const command = client.command(folder);
  try {
    const { result } = await checkScenarios<RunningJudge>({
      serve: (scenario) => openJudge(scenario?.idSuffix),
      port: 0,
      scenarios: scenariosOf(names),
      rerun: () => `npm run clients -- ${client.name}`,
      run: (start) => runTasks(command, file, start),
    });
    return result.cases.flatMap(({ name, findings }) =>
      findings
        .filter(() => name !== 'client/plain')
        .map(({ requirement, request = '', expected, actual }) => ({
          scenario: name.replace('client/scenario/', ''),
          requirement,
          request,
          expected: formatReading(expected),
          actual: formatReading(actual),
        })),
    );
  } finally {
    await rm(files, { recursive: true, force: true });
  }
}

type RunningJudge = JudgingServer & { readonly shownVariable: string };

async function openJudge(idSuffix?: string): Promise<RunningJudge> {
  const server = await openJudgingServer({ idSuffix });
  return { ...server, shownVariable: server.urlVariable };
}

/** Runs all tasks like a command, which fails if one of them fails. */
async function runTasks(
  command: readonly [string, ...string[]],
  file: string,
  { server, baseUrl, conclude }: ClientStart<RunningJudge>,
): Promise<CommandEnd> {
  const driver = openDriver(command, { ...server.keys, [server.urlVariable]: baseUrl });
  const stop = (): void => void driver.stop();
  conclude?.addEventListener('abort', stop, { once: true });
  const ids = new Map<string, string>();
  let code = 0;
  for (const task of conductTasks) {
    if (conclude?.aborted === true) break;
    const filled = fillTask({ ...task, path: file }, ids);
    // What an earlier task should have made is missing: that one has failed.
    if (filled === undefined) continue;
    const result = await driver.run(filled);
    noteIds(task, result, ids);
    if (result.error !== undefined) code = 1;
  }
  await driver.stop();
  return conclude?.aborted === true ? { kind: 'concluded' } : { kind: 'exited', code };
}
