// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
/** The part of a body that was read as text. */
export interface BoundedText {
  readonly text: string;
  /** Whether the body is longer than the limit; the rest was not read. */
  readonly isCut: boolean;
}

/**
 * Reads a body as UTF-8 text, up to a maximum of bytes, so that an endless body needs no more
 * memory.
 */
export async function boundedText(
  body: ReadableStream<Uint8Array> | null,
  mostBytes: number,
): Promise<BoundedText> {
  if (body === null) return { text: '', isCut: false };
  const decoder = new TextDecoder();
  const reader = body.getReader();
  const texts: string[] = [];
  let left = mostBytes;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { text: texts.join('') + decoder.decode(), isCut: false };
    texts.push(decoder.decode(value.subarray(0, left), { stream: true }));
    left -= value.byteLength;
    if (left < 0) {
      // Not awaited: for a cloned body it resolves only when the other copy ends.
      reader.cancel().catch(() => undefined);
      return { text: texts.join(''), isCut: true };
    }
  }
}
