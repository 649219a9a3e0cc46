import type { IncomingMessage } from 'node:http';
import type { ProxyAction } from './disturbing-proxy.js';

/** Ten runs; a thorough check has UPSPEC_ROUNDS=200. */
const rounds = Number(process.env['UPSPEC_ROUNDS'] ?? '10');

/** The seeds of the runs with disturbed requests. */
export const seeds: readonly number[] = Array.from({ length: rounds }, (_, index) => index + 1);

const disturbances: readonly ProxyAction[] = [
  { kind: 'status', status: 503 },
  { kind: 'status', status: 429, retryAfter: 0 },
  { kind: 'status', status: 429, retryAfter: 1 },
  { kind: 'reset' },
  { kind: 'reset at half' },
  { kind: 'lose the response' },
  { kind: 'silence' },
];

/** Disturbs every tenth request at random, and records which uploads the requests name. */
export function disturbEveryTenth(seed: number): {
  readonly choose: (request: IncomingMessage) => ProxyAction;
  readonly uploads: ReadonlySet<string>;
} {
  const random = randomNumbers(seed);
  const uploads = new Set<string>();
  return {
    uploads,
    choose({ url = '' }) {
      const id = /upload_\w+/.exec(url)?.[0];
      if (id !== undefined) uploads.add(id);
      if (random() >= 0.1) return { kind: 'forward' };
      return disturbances[Math.floor(random() * disturbances.length)] ?? { kind: 'forward' };
    },
  };
}

/** A generator of numbers of at least 0 and below 1, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
