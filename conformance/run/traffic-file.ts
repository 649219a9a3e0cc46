import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeFolder } from '@upspec/document/make-folder';
import type { Entry } from 'har-format';
import { UsageError } from '../kit-error.js';
import { packageVersion } from '../package-folder.js';

/** A HAR file that is written while a run goes on. */
export interface TrafficFile {
  write(entry: Entry): Promise<void>;
  /**
   * Ends the file.
   *
   * @param cover puts something else in place of the secrets of an entry
   * @throws {UsageError} where the file can't be written
   */
  end(cover: (entry: Entry) => Entry): Promise<void>;
}

/**
 * Opens a HAR file. Entries are kept on disk, one in a line of `FILE.part`, so that a run of any length
 * takes no memory for them. Only at the end of a run are all its secrets known: then each entry is
 * covered, and the file gets its name.
 *
 * @throws {UsageError} where the file can't be written
 */
export async function openTrafficFile(file: string): Promise<TrafficFile> {
  const part = `${file}.part`;
  const failed = (cause: unknown): UsageError => {
    const message = cause instanceof Error ? cause.message : String(cause);
    return new UsageError(`the HAR file can't be written to ${file}: ${message}`, { cause });
  };
  await makeFolder(dirname(file)).catch((cause: unknown) => {
    throw failed(cause);
  });
  // What a server repeats of a key is in it until the end: nobody else may read it.
  const handle = await open(part, 'w', 0o600).catch((cause: unknown) => {
    throw failed(cause);
  });
  // A process that ends before the run does leaves nothing behind.
  const removeAll = (): void => {
    for (const each of [part, coveredOf(file)]) rmSync(each, { force: true });
  };
  process.once('exit', removeAll);
  let last: Promise<unknown> = Promise.resolve();
  let problem: unknown;
  return {
    write(entry) {
      const line = `${JSON.stringify(entry)}\n`;
      const written = last.then(() => handle.appendFile(line));
      last = written.catch((cause: unknown) => (problem ??= cause));
      return last.then(() => undefined);
    },
    async end(cover) {
      await last;
      await handle.close();
      try {
        if (problem !== undefined) throw failed(problem);
        await writeCovered({ part, file }, cover).catch((cause: unknown) => {
          throw failed(cause);
        });
      } finally {
        await rm(part, { force: true });
        process.off('exit', removeAll);
      }
    },
  };
}

interface Files {
  readonly part: string;
  readonly file: string;
}

async function writeCovered({ part, file }: Files, cover: (entry: Entry) => Entry): Promise<void> {
  const covered = coveredOf(file);
  try {
    const lines = createInterface({ input: createReadStream(part), crlfDelay: Infinity });
    await pipeline(Readable.from(harOf(lines, cover)), createWriteStream(covered));
    await rename(covered, file);
  } finally {
    await rm(covered, { force: true });
  }
}

function coveredOf(file: string): string {
  return `${file}.covered`;
}

async function* harOf(
  lines: AsyncIterable<string>,
  cover: (entry: Entry) => Entry,
): AsyncGenerator<string> {
  const creator = { name: 'upspec', version: packageVersion() };
  yield `{"log":{"version":"1.2","creator":${JSON.stringify(creator)},"entries":[`;
  let separator = '\n';
  for await (const line of lines) {
    // It was written above.
    const entry = JSON.parse(line) as Entry;
    yield `${separator}${JSON.stringify(cover(entry))}`;
    separator = ',\n';
  }
  yield '\n]}}\n';
}
