import { UsageError } from '../kit-error.js';
import type { Shard } from '../verdict/result.js';

const mostShards = 1000;

/**
 * Reads `--shard 2/3`.
 *
 * @throws {UsageError} when it names no part of a whole
 */
export function readShard(text: string): Shard {
  const [, index = '', of = ''] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.index < 1 || shard.index > shard.of || shard.of > mostShards) {
    throw new UsageError(
      `--shard ${text}: must be i/n, the i-th of n parts, 1 to ${mostShards}, such as 2/3`,
    );
  }
  return shard;
}

/**
 * The cases of one shard, in their order. The shard of a case depends only on its name and the
 * number of shards: the shards of a run never overlap, and a new case moves no other.
 */
export function takeShard<Case extends { readonly name: string }>(
  cases: readonly Case[],
  { index, of }: Shard,
): readonly Case[] {
  return cases.filter(({ name }) => hashName(name) % of === index - 1);
}

/** FNV-1a, 32 bits, with the mixing of its end that spreads names which differ little. */
function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
