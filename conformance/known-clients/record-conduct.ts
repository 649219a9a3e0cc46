import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkScenarios, type ClientStart } from '../client/check-scenarios.js';
import type { CommandEnd } from '../client/run-command.js';
import { scenariosOf } from '../client/scenarios/scenarios.js';
import { openJudgingServer, type JudgingServer } from '../commands/judging-server.js';
import { plainName, scenarioCase } from '../client/client-cases.js';
import { notSentAgain } from '../client/conduct/judge-retries.js';
import { formatReading } from '../difference/reading.js';
import type { ConductRecord } from './client-record.js';
import type { KnownClient } from './known-client.js';
import { fillTask, noteIds } from './known-ids.js';
import { openDriver } from './open-driver.js';
import type { CaseResult } from '../verdict/result.js';
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
    return result.cases
      .filter(({ name }) => name !== plainName)
      .flatMap((each) => [...violationsOf(each), ...unrepeatedOf(each)]);
  } finally {
    await rm(files, { recursive: true, force: true });
  }
}

const scenarioOf = ({ name }: CaseResult): string => name.replace(scenarioCase(''), '');

function violationsOf(result: CaseResult): readonly ConductRecord[] {
  return result.findings.map(({ requirement, request = '', expected, actual }) => ({
    scenario: scenarioOf(result),
    requirement,
    request,
    isObserved: false,
    expected: formatReading(expected),
    actual: formatReading(actual),
  }));
}

/** What was not sent again after 503: a client may do so, and its users should know it. */
function unrepeatedOf(result: CaseResult): readonly ConductRecord[] {
  const scenario = scenarioOf(result);
  if (scenario !== '503') return [];
  return result.observations.flatMap(({ requirement, request = '', actual }) => {
    const shown = formatReading(actual);
    return shown === notSentAgain
      ? [{ scenario, requirement, request, isObserved: true, expected: '', actual: shown }]
      : [];
  });
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
