import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPack } from '../../../conformance/open-pack.js';
import { casesOf } from '../../../conformance/plan/load-cases.js';
import { checkTarget } from '../../../conformance/run/check-target.js';
import type { Result } from '../../../conformance/verdict/result.js';
import { type RunningServer, startServer } from '../server.js';
import { recordFixtures } from '../session-fixtures.js';
import type { Mutant } from './mutants.js';

/** The key of all servers. */
export const KEY = 'key-of-the-archive';

const SPEC = join(import.meta.dirname, '..', 'openapi.yaml');

/** The kit with the document of the invented API, with or without recordings. */
export interface Kit {
  /** Runs all that the kit has, with its defaults. */
  run(url: string): Promise<Result>;
  /** Whether the kit reports anything about a server with this fault. */
  finds(mutant: Mutant): Promise<boolean>;
}

/**
 * Opens the kit as `upspec check --spec` does.
 *
 * @param fixtures a folder of recordings; none by default
 */
export async function openKit(fixtures?: string): Promise<Kit> {
  const options = {
    spec: SPEC,
    apiKeys: [KEY],
    environment: {},
    probes: true,
    fixtures: fixtures === undefined ? [] : [fixtures],
  };
  const { pack, profile } = await openPack(options);
  const run = async (url: string, part: Part = {}): Promise<Result> =>
    checkTarget(pack, {
      ...options,
      url,
      profile,
      only: part.only,
      signal: part.stop?.signal,
      onProgress: (event) => {
        const isFound = event.kind === 'case' && /^(?:fail|warn)$/.test(event.verdict);
        if (isFound) part.stop?.abort();
      },
    });
  const cases = casesOf(pack);
  return {
    run,
    async finds(mutant) {
      const related = cases
        .filter(({ operations }) => operations.includes(mutant.operation))
        .map(({ name }) => name);
      // Most are found by what is about their operation. If not, everything is run.
      for (const only of related.length === 0 ? [[]] : [related, []]) {
        const server = await startServer({ key: KEY, firstId: 4711, ...mutant.server });
        const stop = new AbortController();
        const result = await run(server.url, { only, stop });
        await server.close();
        if (isFinding(result)) return true;
      }
      return false;
    },
  };
}

/** Which cases are run, and what ends the run at the first finding. */
interface Part {
  readonly only?: readonly string[];
  readonly stop?: AbortController;
}

/** Whether a run reports anything. */
export function isFinding({ cases, stopped }: Result): boolean {
  return stopped !== undefined || cases.some(({ findings }) => findings.length > 0);
}

/** Records the session with a conforming server into a folder of fixtures. */
export async function recordFolder(server: RunningServer): Promise<string> {
  const { parts } = await recordFixtures(server, KEY);
  const folder = await mkdtemp(join(tmpdir(), 'upspec-invented-'));
  await Promise.all(
    parts.map((fixture) =>
      writeFile(
        join(folder, `${fixture.name.replaceAll('/', '-')}.json`),
        JSON.stringify({ ...fixture, name: fixture.name.replaceAll('/', '-') }),
      ),
    ),
  );
  return folder;
}

/** Removes a folder that was recorded. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
