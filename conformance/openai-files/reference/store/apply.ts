import type { FileObject, Upload } from '@upspec/openai-files/types';
import type { Change, Chunk, State, StoredPart } from './state.js';

/**
 * Applies a change to the state, at run time and when the journal is read.
 *
 * @returns the chunks that are no longer needed
 */
export function apply(state: State, change: Change): readonly Chunk[] {
  switch (change.kind) {
    case 'file-created':
      return addFile(state, change.file, change.chunks);
    case 'file-deleted': {
      const chunks = state.files.get(change.id)?.chunks ?? [];
      state.files.delete(change.id);
      return chunks;
    }
    case 'upload-created': {
      const { upload, fileLifetime } = change;
      state.uploads.set(upload.id, {
        upload,
        parts: new Map(),
        ...(fileLifetime !== undefined && { fileLifetime }),
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
      addFile(state, change.file, change.chunks);
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

function addFile(state: State, file: FileObject, chunks: readonly Chunk[]): readonly Chunk[] {
  state.files.set(file.id, { file, chunks, sequence: state.nextSequence++ });
  return [];
}

function closeUpload(state: State, upload: Upload): readonly Chunk[] {
  const parts = state.uploads.get(upload.id)?.parts ?? new Map<string, StoredPart>();
  state.uploads.set(upload.id, { upload, parts: new Map() });
  return [...parts.values()].map(({ chunk }) => chunk);
}
