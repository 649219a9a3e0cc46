import type { Writable } from 'node:stream';

/** Whoever read the output has gone, as `head` does when it has enough. */
export class OutputClosedError extends Error {
  override readonly name = 'OutputClosedError';
}

/**
 * Writes and waits until it has left, so that a slow reader slows the program and not its memory.
 *
 * @throws OutputClosedError where nobody reads any more.
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
