import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Contract } from '@upspec/document';
import type { Fixture } from '../fixture-format/fixture.js';
import { validateFixture } from '../fixture-format/validate-fixture.js';
import { parseJson } from '../json/parse-json.js';
import { KitError, UsageError } from '../kit-error.js';
import { referencesOf } from './references/references-of.js';
import { formatArazzo } from './arazzo/format-arazzo.js';
import { formatHar } from './har/format-har.js';

export type ExportFormat = 'har' | 'arazzo';

export interface ExportOptions {
  /** The API that the fixtures are recordings of. */
  readonly contract: Contract;
  /** Files of fixtures, and folders whose fixtures are all taken. */
  readonly fixtures: readonly string[];
  readonly format: ExportFormat;
}

export interface Export {
  readonly text: string;
  /** What the format can't say, a line each. */
  readonly inexpressible: readonly string[];
}

/**
 * Writes fixtures in a format that other tools read: HAR 1.2, or Arazzo 1.0.1 as far as it can
 * express the fixtures.
 *
 * @throws {UsageError} for a path that holds no fixture, with all its errors
 */
export async function exportFixtures(options: ExportOptions): Promise<Export> {
  const { contract, fixtures, format } = options;
  const loaded = (await Promise.all(fixtures.map(loadPath))).flat();
  if (loaded.length === 0)
    throw new UsageError(`${fixtures.join(', ')}: there is no fixture (*.json)`);
  matchOperations(contract, loaded);
  const { text, inexpressible } =
    format === 'har'
      ? { text: formatHar(loaded, { contract }), inexpressible: [] }
      : formatArazzo(loaded, referencesOf(contract, loaded).contract);
  if (text === '') {
    throw new UsageError(['none of it can be said in Arazzo', ...inexpressible].join('\n'));
  }
  return { text, inexpressible };
}

/** @throws {KitError} naming each exchange whose operation the contract does not have */
function matchOperations({ operations, title }: Contract, fixtures: readonly Fixture[]): void {
  const problems = fixtures.flatMap(({ name, exchanges }) =>
    exchanges.flatMap(({ operation, request }) => {
      if (operation === undefined) return [];
      const known = operations[operation];
      if (known === undefined) return [`${name}: ${title} has no operation ${operation}`];
      const line = `${request.method} ${request.path}`;
      return known.method === request.method
        ? []
        : [`${name}: ${line} does not fit the operation ${operation}`];
    }),
  );
  if (problems.length > 0) throw new KitError([...new Set(problems)].join('\n'));
}

/** In bytes, as where fixtures are run. */
const largestFixture = 1024 * 1024;

async function loadPath(path: string): Promise<readonly Fixture[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new UsageError(`${path}: there is no such file or folder`, { cause });
  });
  if (found.isDirectory()) {
    const names = (await readdir(path, { recursive: true })).filter((name) => /\.json$/.test(name));
    return (await Promise.all(names.sort().map((name) => loadPath(join(path, name))))).flat();
  }
  if (found.size > largestFixture) {
    throw new UsageError(`${path}: has ${found.size} bytes, where a fixture has ${largestFixture}`);
  }
  const parsed = parseJson(await readFile(path, 'utf8'));
  if (!parsed.ok) throw new UsageError(`${path}: not valid JSON: ${parsed.problem}`);
  const validated = validateFixture(parsed.value);
  if (validated.ok) return [validated.fixture];
  throw new UsageError(validated.errors.map((error) => `${path}#${error}`).join('\n'));
}
