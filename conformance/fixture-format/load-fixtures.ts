import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parseJson } from '../json/parse-json.js';
import { KitError } from '../kit-error.js';
import type { Fixture } from './fixture.js';
import { validateFixture } from './validate-fixture.js';

const largestFixture = 1024 * 1024;

/**
 * Reads every `.json` file below a folder as a fixture, in the order of their names.
 *
 * @throws {KitError} with all errors of all files at once: file, JSON pointer, the fix
 */
export async function loadFixtures(folder: string): Promise<readonly Fixture[]> {
  const files = await findFiles(folder);
  const read = await Promise.all(files.map((file) => loadFile(folder, file, files)));
  const errors = read.flatMap((outcome) => (outcome.ok ? [] : outcome.errors));
  if (errors.length > 0) throw new KitError(errors.join('\n'));
  const fixtures = read.flatMap((outcome) => (outcome.ok ? [outcome.fixture] : []));
  if (fixtures.length === 0)
    throw new KitError(`${folder}: there is no fixture (*.json) in this folder`);
  return fixtures;
}

async function findFiles(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .sort();
  } catch (cause) {
    throw new KitError(`${folder}: this folder of fixtures can't be read`, { cause });
  }
}

type LoadedFile =
  | { readonly ok: true; readonly fixture: Fixture }
  | { readonly ok: false; readonly errors: readonly string[] };

async function loadFile(
  folder: string,
  file: string,
  files: readonly string[],
): Promise<LoadedFile> {
  const path = join(folder, file);
  const { size } = await stat(path);
  if (size > largestFixture) {
    return reject(path, [`: has ${size} bytes, where a fixture has at most ${largestFixture}`]);
  }
  const parsed = parseJson(await readFile(path, 'utf8'));
  if (!parsed.ok) return reject(path, [`: not valid JSON: ${parsed.problem}`]);
  const validated = validateFixture(parsed.value);
  if (!validated.ok)
    return reject(
      path,
      validated.errors.map((error) => `#${error}`),
    );
  const name = file.slice(0, -'.json'.length).split(sep).join('/');
  if (validated.fixture.name !== name) {
    const other = `${validated.fixture.name.split('/').join(sep)}.json`;
    const owner = files.includes(other)
      ? `; "${validated.fixture.name}" is the name of ${join(folder, other)}`
      : '';
    return reject(path, [`#/name: must be "${name}", after the file's path${owner}`]);
  }
  return validated;
}

function reject(path: string, errors: readonly string[]): LoadedFile {
  return { ok: false, errors: errors.map((error) => `${path}${error}`) };
}
