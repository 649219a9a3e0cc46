import type { FileObject, Upload, UploadPart } from '@upspec/openai-files/types';

/** A piece of content on disk. */
export interface Chunk {
  /** Its name in the content folder, chosen by the server. */
  readonly name: string;
  readonly bytes: number;
}

export interface StoredFile {
  readonly file: FileObject;
  /** The content, in order. That of a completed Upload stays in the chunks of its parts. */
  readonly chunks: readonly Chunk[];
  /** Increases with each file, so that files of the same second have an order. */
  readonly sequence: number;
  /** The tenant that it belongs to; absent for the first one. */
  readonly owner?: string;
}

export interface StoredUpload {
  readonly upload: Upload;
  /** The seconds of the `expires_after` of the future file. */
  readonly fileLifetime?: number;
  readonly parts: ReadonlyMap<string, StoredPart>;
  /** The tenant that it belongs to; absent for the first one. Its file belongs to the same one. */
  readonly owner?: string;
}

export interface StoredPart {
  readonly part: UploadPart;
  readonly chunk: Chunk;
}

/** One change of the data, as the journal stores it. */
export type Change =
  | {
      readonly kind: 'file-created';
      readonly file: FileObject;
      readonly chunks: readonly Chunk[];
      readonly owner?: string;
    }
  | { readonly kind: 'file-deleted'; readonly id: string }
  | {
      readonly kind: 'upload-created';
      readonly upload: Upload;
      readonly fileLifetime?: number;
      readonly owner?: string;
    }
  | { readonly kind: 'part-added'; readonly part: UploadPart; readonly chunk: Chunk }
  | { readonly kind: 'upload-cancelled'; readonly upload: Upload }
  | {
      readonly kind: 'upload-completed';
      readonly upload: Upload;
      readonly file: FileObject;
      readonly chunks: readonly Chunk[];
    };

/** All data of the server, without the content itself. */
export interface State {
  /** In the order of their creation. */
  readonly files: Map<string, StoredFile>;
  readonly uploads: Map<string, StoredUpload>;
  nextSequence: number;
}

/** An empty state. */
export function emptyState(): State {
  return { files: new Map(), uploads: new Map(), nextSequence: 0 };
}

/** The changes that build a state from an empty one. */
export function* changesTo(state: State): Generator<Change> {
  for (const { file, chunks, owner } of state.files.values()) {
    yield { kind: 'file-created', file, chunks, ...(owner !== undefined && { owner }) };
  }
  for (const { upload, parts, fileLifetime, owner } of state.uploads.values()) {
    yield {
      kind: 'upload-created',
      upload,
      ...(fileLifetime !== undefined && { fileLifetime }),
      ...(owner !== undefined && { owner }),
    };
    for (const { part, chunk } of parts.values()) yield { kind: 'part-added', part, chunk };
  }
}

/** The names of all chunks that a state needs. */
export function chunkNames(state: State): ReadonlySet<string> {
  const files = [...state.files.values()].flatMap((stored) => stored.chunks);
  const parts = [...state.uploads.values()].flatMap((stored) => [...stored.parts.values()]);
  const chunks = [...files, ...parts.map((stored) => stored.chunk)];
  return new Set(chunks.map((chunk) => chunk.name));
}
