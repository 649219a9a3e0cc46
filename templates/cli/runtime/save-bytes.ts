import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { newOutputFile, openOutputFile, type OutputFile } from './output-file.js';
import { plainText } from './plain-text.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';
import { writeOutput } from './write-output.js';

/** The number of bytes that are checked for text. */
const SAMPLE = 512;

/** The most alternative names that are tried. */
const MOST_NAMES = 1000;

/** The bytes of a response, in pieces, and its headers. */
export interface Content {
  readonly chunks: AsyncGenerator<Uint8Array, void, undefined>;
  readonly headers: Headers;
}

/**
 * Writes the bytes of a response: to the path, or to standard output. A terminal shows only text;
 * anything else is saved in the current folder with the name from the server, and never replaces an
 * existing file.
 *
 * @throws UsageError where the path can't be written.
 */
export async function saveBytes(
  { chunks, headers }: Content,
  path: string | undefined,
  terminal: Terminal,
): Promise<void> {
  if (path !== undefined && path !== '-' && path !== '/dev/stdout') {
    await saveTo(await openOutputFile(path), chunks);
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
  const target = await openFresh(headers);
  await saveTo(target.output, chunks, sample.bytes);
  await writeOutput(terminal.output, `Wrote output to: ${target.path}\n`);
}

type Chunks = Content['chunks'];

async function saveTo(output: OutputFile, chunks: Chunks, first?: Uint8Array): Promise<void> {
  try {
    if (first !== undefined) await output.file.writeFile(first);
    for await (const chunk of chunks) await output.file.writeFile(chunk);
  } catch (error) {
    await output.discard();
    throw error;
  }
  await output.keep();
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

/** A sample may end within a character, so up to three final bytes are ignored. */
function isText(bytes: Uint8Array, ended: boolean): boolean {
  const cuts = ended ? [0] : [0, 1, 2, 3];
  return !bytes.includes(0) && cuts.some((cut) => isUtf8(bytes.subarray(0, bytes.length - cut)));
}

interface Target {
  readonly path: string;
  readonly output: OutputFile;
}

async function openFresh(headers: Headers): Promise<Target> {
  const { downloadName, numbered } = await import('./download-name.js');
  const name = downloadName(headers);
  for (let count = 0; count < MOST_NAMES; count += 1) {
    const path = count === 0 ? name : numbered(name, count);
    try {
      return { path, output: newOutputFile(await open(path, 'wx'), path) };
    } catch (error) {
      if (!(error instanceof Error) || Reflect.get(error, 'code') !== 'EEXIST') {
        throw new UsageError(`${path} can't be written; choose another path with --output`, {
          cause: error,
        });
      }
    }
  }
  throw new UsageError(`${name} and all numbered alternatives exist; choose a path with --output`);
}
