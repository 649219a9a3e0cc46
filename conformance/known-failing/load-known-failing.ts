import { readFile, stat } from 'node:fs/promises';
import { UsageError } from '../kit-error.js';
import { matchPattern, type Named } from '../verdict/match-pattern.js';
import type { KnownFailure } from './known-failure.js';
import { readKnownFailing } from './read-known-failing.js';

const largestList = 1024 * 1024;

/**
 * Loads a list of known failures.
 *
 * @param cases all that could be run, also those which `--only` or `--shard` leave out
 * @param command that lists them
 * @throws {UsageError} with all its errors at once, each as file:line:column, and with every
 *   pattern that matches none of the cases: such an entry has no effect, and is probably misspelled
 */
export async function loadKnownFailing(
  file: string,
  cases: readonly Named[],
  command = 'check',
): Promise<readonly KnownFailure[]> {
  const read = readKnownFailing(await textOf(file), file);
  if (!read.ok) throw new UsageError(read.errors.join('\n'));
  const unmatched = read.entries.filter(
    ({ pattern }) => !isOfPreflight(pattern) && !cases.some((each) => matchPattern(each, pattern)),
  );
  if (unmatched.length > 0) {
    throw new UsageError(
      unmatched
        .map(
          ({ pattern, location }) =>
            `${location}: the pattern "${pattern}" matches no case and no requirement; \`upspec ${command} --list\` names all`,
        )
        .join('\n'),
    );
  }
  return read.entries.map((entry) => {
    const named = cases.filter(({ name }) =>
      matchPattern({ name, requirements: [] }, entry.pattern),
    );
    return { ...entry, tested: [...new Set(named.flatMap(({ requirements }) => requirements))] };
  });
}

/** What is found before the cases are run has no name until it is found. */
function isOfPreflight(pattern: string): boolean {
  return pattern.startsWith('preflight/');
}

async function textOf(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size <= largestList) return await readFile(file, 'utf8');
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${file}: the list of known failures can't be read: ${message}`, {
      cause,
    });
  }
  throw new UsageError(`${file}: a list of known failures has at most ${largestList} bytes`);
}
