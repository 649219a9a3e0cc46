import type { EncodedBody } from '../encoded-body.js';

/** The body's bytes, one character each, with the boundary as `B`. */
export async function wire(body: EncodedBody): Promise<string> {
  const bytes = await new Response((await body.open()).init).arrayBuffer();
  const boundary = body.contentType.replace('multipart/form-data; boundary=', '');
  return Buffer.from(bytes).toString('latin1').replaceAll(boundary, 'B');
}

export function webStream(...chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

export async function* generate<Chunk>(...chunks: readonly Chunk[]): AsyncGenerator<Chunk> {
  yield* chunks;
}
