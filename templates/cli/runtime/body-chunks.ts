/** The server sent a part of its answer, and then nothing more. */
export class StalledAnswerError extends Error {
  override readonly name = 'StalledAnswerError';
}

/**
 * Gives the bytes of an answer as they come.
 *
 * @param patience - Milliseconds that may pass without any.
 * @throws StalledAnswerError where more pass.
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
    // A stalled answer would keep its connection, and so the program.
    reader.cancel().catch(() => undefined);
  }
}

async function within<T>(promise: Promise<T>, patience: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const stall = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const time = patience < 1000 ? `${String(patience)} ms` : `${String(patience / 1000)} s`;
      reject(new StalledAnswerError(`the answer broke off: nothing came for ${time}`));
    }, patience);
  });
  try {
    return await Promise.race([promise, stall]);
  } finally {
    clearTimeout(timer);
  }
}
