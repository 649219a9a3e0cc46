import type { Belongings } from './belongings.js';
import { encodeSegment } from './encode-segment.js';
import type { WireRequest } from './build-request.js';
import type { Transport } from './transport.js';

/**
 * Deletes the files and cancels the uploads that this run made, and nothing else.
 *
 * @returns what could not be taken away, in sentences
 */
export async function cleanUp(
  { files, uploads }: Belongings,
  transport: Transport,
): Promise<readonly string[]> {
  const notes: string[] = [];
  for (const id of uploads) {
    const note = await remove(transport, bare('POST', `/uploads/${encodeSegment(id)}/cancel`));
    if (note !== undefined) notes.push(`the upload ${id} could not be cancelled: ${note}`);
  }
  for (const id of files.keys()) {
    const note = await remove(transport, bare('DELETE', `/files/${encodeSegment(id)}`));
    if (note !== undefined) notes.push(`the file ${id} could not be deleted: ${note}`);
  }
  return notes;
}

function bare(method: string, path: string): WireRequest {
  return { method, path, headers: {}, auth: 'right' };
}

/** What is already gone needs no taking away. */
const gone = [404, 410];

async function remove(transport: Transport, request: WireRequest): Promise<string | undefined> {
  try {
    const { status } = await transport.send(request);
    const isDone = (status >= 200 && status < 300) || gone.includes(status);
    return isDone ? undefined : `status ${status}`;
  } catch (error) {
    return error instanceof Error ? `the target ${error.message}` : String(error);
  }
}
