import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { rejections } from '../rejections.js';
import type { Chunk, StoredUpload } from '../store/state.js';
import type { DataAccess } from '../store/store.js';

/** The content of the listed parts, in their order. */
export function findChunks({ parts }: StoredUpload, ids: readonly string[]): readonly Chunk[] {
  const chosen = new Map<string, Chunk>();
  for (const [index, id] of ids.entries()) {
    const chunk = parts.get(id)?.chunk;
    if (chunk === undefined) throw rejections.foreignPart(id, index);
    if (chosen.has(id)) throw rejections.repeatedPart(id, index);
    chosen.set(id, chunk);
  }
  return [...chosen.values()];
}

/** @throws {Rejection} if the parts have more or fewer bytes than were declared */
export function checkTotal({ upload }: StoredUpload, chunks: readonly Chunk[]): void {
  const total = countBytes(chunks);
  if (total !== upload.bytes) throw rejections.wrongTotal(upload.bytes, total);
}

export function countBytes(chunks: readonly Chunk[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.bytes, 0);
}

/** It is not documented or recorded whether md5 is hexadecimal or base64. Both are accepted. */
export async function checkMd5(
  md5: string,
  chunks: readonly Chunk[],
  store: DataAccess,
): Promise<void> {
  const isHex = /^[0-9a-f]{32}$/i.test(md5);
  if (!isHex && !/^[A-Za-z0-9+/]{22}==$/.test(md5)) throw rejections.malformedMd5();
  const hash = createHash('md5');
  await pipeline(store.read(chunks), hash);
  const expected = isHex ? md5.toLowerCase() : Buffer.from(md5, 'base64').toString('hex');
  if (hash.digest('hex') !== expected) throw rejections.wrongMd5();
}
