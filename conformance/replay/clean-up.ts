import { noBelongings, type Belongings } from './belongings.js';
import { ConnectionError } from './connection-error.js';
import { encodeSegment } from './encode-segment.js';
import type { WireRequest } from './build-request.js';
import type { Transport } from './transport.js';

/** What became of things that were to be taken away. */
export interface CleanedUp {
  /** What the target refused to take away, in sentences. */
  readonly notes: readonly string[];
  /** What is still there, as far as anybody knows: the target gave no answer. */
  readonly left: Belongings;
}

/** How many are taken away at the same time. */
const atOnce = 4;

/**
 * Deletes the files and cancels the uploads that this run made, and nothing else. A target that gives
 * no answer about one is not asked about the others.
 *
 * @param patience how many in a row may get no answer until the others are left; 1 by default
 */
export async function cleanUp(
  { files, uploads }: Pick<Belongings, 'files' | 'uploads'>,
  transport: Transport,
  patience = 1,
): Promise<CleanedUp> {
  const notes: string[] = [];
  const left = noBelongings();
  const removals = [
    ...[...uploads].map((id) => ({
      request: bare('POST', `/uploads/${encodeSegment(id)}/cancel`),
      told: `the upload ${id} could not be cancelled`,
      keep: () => left.uploads.add(id),
    })),
    ...[...files].map(([id, file]) => ({
      request: bare('DELETE', `/files/${encodeSegment(id)}`),
      told: `the file ${id} could not be deleted`,
      keep: () => left.files.set(id, file),
    })),
  ];
  let silent = 0;
  const work = async (): Promise<void> => {
    for (let removal = removals.shift(); removal !== undefined; removal = removals.shift()) {
      const outcome = silent >= patience ? 'silent' : await remove(transport, removal.request);
      silent = outcome === 'silent' ? silent + 1 : 0;
      if (outcome === 'silent') removal.keep();
      else if (outcome !== 'removed') {
        notes.push(`${removal.told}: ${outcome}`);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, removals.length) }, work));
  return { notes, left };
}

/** Nothing is taken away yet. */
export function leave(belongings: Belongings): CleanedUp {
  return { notes: [], left: belongings };
}

/** What is left at the end, in sentences. */
export function describeLeft({ files, uploads }: Belongings): readonly string[] {
  const ids = [...uploads, ...files.keys()];
  if (ids.length === 0) return [];
  const more = ids.length > mostNamed ? ` and ${ids.length - mostNamed} more` : '';
  const named = ids.slice(0, mostNamed).join(', ');
  return [`not taken away, as the target gave no answer: ${named}${more}`];
}

const mostNamed = 1000;

function bare(method: string, path: string): WireRequest {
  return { method, path, headers: {}, auth: 'right' };
}

/** What is already gone needs no taking away. */
const gone = [404, 410];

async function remove(transport: Transport, request: WireRequest): Promise<string> {
  try {
    const { status } = await transport.send(request);
    const isDone = (status >= 200 && status < 300) || gone.includes(status);
    return isDone ? 'removed' : `status ${status}`;
  } catch (error) {
    if (error instanceof ConnectionError) return 'silent';
    throw error;
  }
}
