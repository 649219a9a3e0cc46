import type { Upload } from '@upspec/openai-files/types';
import type { Change, Chunk, State, StoredFile, StoredPart } from './state.js';

/**
 * Applies a change to the state, at run time and when the journal is read.
 *
 * @returns the chunks that are no longer needed
 */
export function apply(state: State, change: Change): readonly Chunk[] {
  switch (change.kind) {
    case 'file-created':
      return addFile(state, change);
    case 'file-deleted': {
      const chunks = state.files.get(change.id)?.chunks ?? [];
      state.files.delete(change.id);
      return chunks;
    }
    case 'upload-created': {
      const { upload, fileLifetime, owner } = change;
      state.uploads.set(upload.id, {
        upload,
        parts: new Map(),
        ...(fileLifetime !== undefined && { fileLifetime }),
        ...(owner !== undefined && { owner }),
      });
      return [];
    }
    case 'part-added': {
      const { part, chunk } = change;
      const stored = state.uploads.get(part.upload_id);
      if (stored === undefined) return [chunk];
      const parts = new Map(stored.parts).set(part.id, { part, chunk });
      state.uploads.set(part.upload_id, { ...stored, parts });
      return [];
    }
    case 'upload-cancelled':
      return closeUpload(state, change.upload);
    case 'upload-completed': {
      const { owner } = state.uploads.get(change.upload.id) ?? {};
      addFile(state, { ...change, ...(owner !== undefined && { owner }) });
      const kept = new Set(change.chunks.map((chunk) => chunk.name));
      return closeUpload(state, change.upload).filter((chunk) => !kept.has(chunk.name));
    }
    default:
      return change satisfies never;
  }
}

/**
 * Expires files and Uploads.
 *
 * @param now in seconds since the Unix epoch
 * @returns the chunks that are no longer needed
 */
export function expire(state: State, now: number): readonly Chunk[] {
  const freed: Chunk[] = [];
  for (const [id, { file, chunks }] of state.files) {
    if ((file.expires_at ?? Infinity) > now) continue;
    state.files.delete(id);
    freed.push(...chunks);
  }
  for (const { upload } of state.uploads.values()) {
    if (upload.status !== 'pending' || upload.expires_at > now) continue;
    freed.push(...closeUpload(state, { ...upload, status: 'expired' }));
  }
  return freed;
}

function addFile(
  state: State,
  { file, chunks, owner }: Omit<StoredFile, 'sequence'>,
): readonly Chunk[] {
  const sequence = state.nextSequence++;
  const stored = { file, chunks, sequence, ...(owner !== undefined && { owner }) };
  state.files.set(file.id, stored);
  return [];
}

function closeUpload(state: State, upload: Upload): readonly Chunk[] {
  const { parts = new Map<string, StoredPart>(), owner } = state.uploads.get(upload.id) ?? {};
  const closed = { upload, parts: new Map(), ...(owner !== undefined && { owner }) };
  state.uploads.set(upload.id, closed);
  return [...parts.values()].map(({ chunk }) => chunk);
}
