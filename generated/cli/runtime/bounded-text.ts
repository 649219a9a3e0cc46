// Made from spec/openapi.yaml by `upspec generate`; do not edit.
/** What of a body was read as text. */
export interface BoundedText {
  readonly text: string;
  /** Whether there is more than was asked for; the rest was given up. */
  readonly isCut: boolean;
}

/** Reads a body as UTF-8 text, of at most so many bytes: one without an end takes no more memory. */
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
      // Not awaited: of a body that was cloned it ends only with the other one.
      reader.cancel().catch(() => undefined);
      return { text: texts.join(''), isCut: true };
    }
  }
}
