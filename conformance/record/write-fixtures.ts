import { randomUUID } from 'node:crypto';
import { link, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '@upspec/document/make-folder';
import type { Fixture } from '../fixture-format/fixture.js';
import { validateFixture } from '../fixture-format/validate-fixture.js';
import { KitError, UsageError } from '../kit-error.js';
import type { NamelessFixture } from './flow/build-fixture.js';

/** Below the folder of fixtures. */
const subfolder = 'recorded';

/**
 * Writes fixtures as `recorded/001-create-file.json` and so on, each whole or not at all. Existing
 * files are never overwritten: the numbers go on after the largest.
 *
 * @returns the files that were written
 * @throws {UsageError} when the folder can't be written
 * @throws {KitError} when what was built is not a fixture
 */
export async function writeFixtures(
  fixtures: readonly NamelessFixture[],
  folder: string,
): Promise<readonly string[]> {
  const location = await openFolder(folder);
  const files: string[] = [];
  let number = await lastNumber(location);
  for (const { fixture, stem } of fixtures) {
    for (let isWritten = false; !isWritten;) {
      number += 1;
      const name = `${subfolder}/${String(number).padStart(3, '0')}-${stem}`;
      const file = join(folder, `${name}.json`);
      isWritten = await writeNew(file, format({ name, ...fixture }));
      if (isWritten) files.push(file);
    }
  }
  return files;
}

/**
 * Makes the folder, so that it is reported at once if it can't be written.
 *
 * @throws {UsageError} naming the folder
 */
export async function openFolder(folder: string): Promise<string> {
  const location = join(folder, subfolder);
  try {
    await makeFolder(location);
    const trial = join(location, `.${randomUUID()}.tmp`);
    await writeFile(trial, '');
    await rm(trial);
    return location;
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`fixtures can't be written into ${folder}: ${message}`, { cause });
  }
}

function format(fixture: Partial<Fixture> & Pick<Fixture, 'name'>): string {
  const validated = validateFixture(fixture);
  if (!validated.ok) throw new KitError(`${fixture.name}: ${validated.errors.join('; ')}`);
  return `${JSON.stringify(fixture, null, 2)}\n`;
}

async function lastNumber(location: string): Promise<number> {
  const numbers = (await readdir(location)).map((name) => Number(/^(\d+)-/.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers);
}

/** @returns whether it was written; another file may have the name by now */
async function writeNew(file: string, text: string): Promise<boolean> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    await link(temporary, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}
