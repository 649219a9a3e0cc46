/** The server sent a part of its response, and then no more data. */
export class StalledResponseError extends Error {
  override readonly name = 'StalledResponseError';
}

/**
 * Yields the bytes of a response as they arrive.
 *
 * @param patience - The most milliseconds without data.
 * @throws StalledAnswerError after a longer time.
 */
export async function* bodyChunks(
  response: Response,
  patience: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (response.body === null) return;
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await within(reader.read(), patience);
      if (done) return;
      yield value;
    }
  } finally {
    // A stalled response would keep its connection open, and the process running.
    reader.cancel().catch(() => undefined);
  }
}

async function within<T>(promise: Promise<T>, patience: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const stall = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const time = patience < 1000 ? `${String(patience)} ms` : `${String(patience / 1000)} s`;
      reject(new StalledResponseError(`the response stalled: no data for ${time}`));
    }, patience);
  });
  try {
    return await Promise.race([promise, stall]);
  } finally {
    clearTimeout(timer);
  }
}
