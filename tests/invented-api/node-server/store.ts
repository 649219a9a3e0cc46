import { createHash } from 'node:crypto';
import type { JsonObject } from '../document.js';

export interface Recordist {
  readonly id: number;
  readonly profile: JsonObject;
  readonly joinedAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

export interface Recording {
  readonly id: string;
  readonly recordistId: number;
  /** What the client sent, with the defaults filled in. */
  readonly content: JsonObject;
  readonly audio: Audio | undefined;
  readonly addedAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
  readonly history: readonly JsonObject[];
}

export interface Audio {
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** What the server holds, in memory. */
export class Store {
  readonly recordists: Map<number, Recordist> = new Map();
  readonly recordings: Map<string, Recording> = new Map();
  readonly playlists: Map<number, JsonObject> = new Map();
  readonly now: () => Date;
  readonly #firstId: number;
  #recordists = 0;
  #recordings = 0;
  #playlists = 0;

  constructor(firstId: number, now: () => Date) {
    this.#firstId = firstId;
    this.now = now;
  }

  nextRecordistId(): number {
    return this.#firstId + this.#recordists++;
  }

  nextPlaylistId(): number {
    return this.#firstId + this.#playlists++;
  }

  /** The same for the same first id, so that runs can be compared. */
  nextRecordingId(): string {
    const seed = `${String(this.#firstId)} ${String(this.#recordings++)}`;
    const hex = createHash('sha256').update(seed).digest('hex');
    // RFC 9562, section 5.8: version 8 is for custom values.
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `8${hex.slice(13, 16)}`,
      `a${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join('-');
  }

  recordingsOf(recordistId: number): readonly Recording[] {
    return [...this.recordings.values()].filter((each) => each.recordistId === recordistId);
  }
}

/** RFC 3339 with whole seconds. */
export function timestamp(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
