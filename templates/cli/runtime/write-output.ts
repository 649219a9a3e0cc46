import type { Writable } from 'node:stream';

/** The reader has closed the output, as `head` does after its last line. */
export class OutputClosedError extends Error {
  override readonly name = 'OutputClosedError';
}

/**
 * Writes and waits until the text is flushed, so that a slow reader does not fill the memory.
 *
 * @throws OutputClosedError where the reader has closed the output.
 */
export async function writeOutput(stream: Writable, chunk: string | Uint8Array): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    stream.write(chunk, (error) => {
      if (error)
        reject(isClosed(error) ? new OutputClosedError('closed', { cause: error }) : error);
      else resolve();
    });
  });
}

function isClosed(error: Error): boolean {
  const code: unknown = Reflect.get(error, 'code');
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' || code === 'ECONNRESET';
}
