// Made from spec/openapi.yaml by `upspec generate`; do not edit.
import { isUtf8 } from 'node:buffer';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { downloadName, numbered } from './download-name.js';
import { plainText } from './plain-text.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';
import { writeOutput } from './write-output.js';

/** How many bytes tell whether a content is text. */
const SAMPLE = 512;

/** How many names are tried beside those that are taken. */
const MOST_NAMES = 1000;

/**
 * Writes the bytes of an answer: to the path, or to standard output. A terminal is shown text only;
 * anything else is saved in the current folder, under the name that the server gives, and never
 * over a file that is there.
 *
 * @throws UsageError where the path can't be written.
 */
export async function saveBytes(
  response: Response,
  path: string | undefined,
  terminal: Terminal,
): Promise<void> {
  const chunks = chunksOf(response);
  if (path !== undefined && path !== '-' && path !== '/dev/stdout') {
    const file = await openTarget(path, 'w');
    await saveTo({ path, file, fresh: false }, chunks);
    await writeOutput(terminal.output, `Wrote output to: ${path}\n`);
    return;
  }
  if (path !== undefined || !terminal.outputIsTerminal) {
    for await (const chunk of chunks) await writeOutput(terminal.output, chunk);
    return;
  }
  const sample = await sampleOf(chunks);
  if (isText(sample.bytes, sample.ended)) {
    const decoder = new TextDecoder();
    const write = (text: string): Promise<void> => writeOutput(terminal.output, plainText(text));
    await write(decoder.decode(sample.bytes, { stream: true }));
    for await (const chunk of chunks) await write(decoder.decode(chunk, { stream: true }));
    await write(decoder.decode());
    return;
  }
  const target = await openFresh(downloadName(response.headers));
  await saveTo(target, chunks, sample.bytes);
  await writeOutput(terminal.output, `Wrote output to: ${target.path}\n`);
}

interface Target {
  readonly path: string;
  readonly file: FileHandle;
  /** Whether it was not there before: a piece of it is no use to anybody. */
  readonly fresh: boolean;
}

async function saveTo(target: Target, chunks: Chunks, first?: Uint8Array): Promise<void> {
  try {
    if (first !== undefined) await target.file.writeFile(first);
    for await (const chunk of chunks) await target.file.writeFile(chunk);
  } catch (error) {
    await target.file.close();
    if (target.fresh) await rm(target.path, { force: true });
    throw error;
  }
  await target.file.close();
}

type Chunks = AsyncIterableIterator<Uint8Array>;

async function* chunksOf(response: Response): AsyncGenerator<Uint8Array, void, undefined> {
  if (response.body === null) return;
  for await (const chunk of response.body) yield chunk;
}

async function sampleOf(
  chunks: Chunks,
): Promise<{ readonly bytes: Uint8Array; readonly ended: boolean }> {
  let bytes = Buffer.alloc(0);
  while (bytes.length < SAMPLE) {
    const next = await chunks.next();
    if (next.done) return { bytes, ended: true };
    bytes = Buffer.concat([bytes, next.value]);
  }
  return { bytes, ended: false };
}

/** A sample may end within a character; up to three bytes of it don't count then. */
function isText(bytes: Uint8Array, ended: boolean): boolean {
  const cuts = ended ? [0] : [0, 1, 2, 3];
  return !bytes.includes(0) && cuts.some((cut) => isUtf8(bytes.subarray(0, bytes.length - cut)));
}

async function openTarget(path: string, flags: string): Promise<FileHandle> {
  try {
    return await open(path, flags, 0o600);
  } catch (cause) {
    const told = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`--output: ${path} can't be written: ${told}`, { cause });
  }
}

async function openFresh(name: string): Promise<Target> {
  for (let count = 0; count < MOST_NAMES; count += 1) {
    const path = count === 0 ? name : numbered(name, count);
    try {
      return { path, file: await open(path, 'wx', 0o600), fresh: true };
    } catch (error) {
      if (!(error instanceof Error) || Reflect.get(error, 'code') !== 'EEXIST') {
        throw new UsageError(`${path} can't be written; --output names another place`, {
          cause: error,
        });
      }
    }
  }
  throw new UsageError(`${name} and all names beside it are taken; --output names another`);
}
