import { createHash } from 'node:crypto';
import type { WirePart } from './wire-body.js';

/** In bytes: of each content so many are kept. */
const mostKept = 64 * 1024;
/** In bytes: of all contents of a body together. */
const mostKeptOfBody = 4 * 1024 * 1024;
const mostParts = 1_000;

/** Keeps the parts of a body, and of their contents as much as the bounds allow. */
export interface WireParts {
  open(part: Pick<WirePart, 'offset' | 'head' | 'contentOffset'>): void;
  /** Adds bytes to the content of the open part; outside parts they are ignored. */
  add(bytes: Buffer): void;
  close(): void;
  /** Whether a part is open that has no content yet. */
  isEmpty(): boolean;
  readonly closed: readonly WirePart[];
}

interface OpenPart extends Pick<WirePart, 'offset' | 'head' | 'contentOffset'> {
  readonly hash: ReturnType<typeof createHash> | undefined;
  readonly kept: Buffer[];
  size: number;
}

/** @param isDigested - Whether the contents are digested, which takes as long as all else. */
export function keepParts(isDigested: boolean): WireParts {
  const closed: WirePart[] = [];
  let part: OpenPart | undefined;
  let keptOfBody = 0;
  return {
    open(opened) {
      part = { ...opened, hash: isDigested ? createHash('sha256') : undefined, kept: [], size: 0 };
    },
    add(bytes) {
      if (part === undefined || bytes.length === 0) return;
      const room = Math.min(mostKept - part.size, mostKeptOfBody - keptOfBody);
      if (room > 0) {
        const kept = Buffer.from(bytes.subarray(0, room));
        part.kept.push(kept);
        keptOfBody += kept.length;
      }
      part.hash?.update(bytes);
      part.size += bytes.length;
    },
    close() {
      if (part === undefined || closed.length >= mostParts) return;
      const { hash, kept, ...read } = part;
      closed.push({ ...read, sha256: hash?.digest('hex') ?? '', content: Buffer.concat(kept) });
      part = undefined;
    },
    isEmpty: () => part?.size === 0,
    closed,
  };
}
