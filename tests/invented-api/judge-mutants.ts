import { effectiveMutations, type EffectiveMutation } from './effective-mutations.js';
import type { LegalKind } from './legal-mutants.js';
import { openSession, replaySession, type SessionPack } from './replay-session.js';
import { startServer } from './server.js';
import { recordFixtures } from './session-fixtures.js';
import { steppingClock } from './stepping-clock.js';
import type { Sent } from './traffic-memory.js';

/** The session as it was recorded with the good server. */
export interface RecordedSession {
  readonly session: SessionPack;
  /** Finds the mutations that change a byte of it, which takes some seconds. */
  mutations(): readonly EffectiveMutation[];
}

/** Records the session with the good server, and opens it by the document. */
export async function recordSession(
  key: string,
  overlays: readonly string[] = [],
): Promise<RecordedSession> {
  const sent: Sent[] = [];
  const onResponse = (each: Sent): void => {
    sent.push(each);
  };
  const server = await startServer({ key, firstId: 1, now: steppingClock(), onResponse });
  const fixtures = await recordFixtures(server, key);
  await server.close();
  const session = await openSession({ key, fixtures, overlays });
  return { session, mutations: () => effectiveMutations(sent) };
}

/** What became of mutants. */
export interface JudgedMutants {
  readonly found: number;
  /** By reason. */
  readonly legal: Readonly<Record<string, number>>;
  /** The names of those that are neither found nor legal. */
  readonly missed: readonly string[];
}

/** Replays the session with a server for each mutation, whose ids and times are others. */
export async function judgeMutants(
  { session }: RecordedSession,
  mutations: readonly EffectiveMutation[],
  kinds: readonly LegalKind[],
): Promise<JudgedMutants> {
  const legal: Record<string, number> = {};
  const missed: string[] = [];
  let found = 0;
  for (const mutant of mutations) {
    if (await isMutantFound(session, mutant)) {
      found += 1;
      continue;
    }
    const kind = kinds.find(({ names }) => names.test(mutant.mutation.name));
    if (kind === undefined) missed.push(mutant.mutation.name);
    else legal[kind.reason] = (legal[kind.reason] ?? 0) + 1;
  }
  return { found, legal, missed };
}

/** Most are found by the first response that differs, so that all others are rarely needed. */
async function isMutantFound(
  session: SessionPack,
  { mutation, first }: EffectiveMutation,
): Promise<boolean> {
  for (const length of [first + 1, session.fixtures.whole.exchanges.length]) {
    const now = steppingClock('2027-01-01T00:00:00Z');
    const server = await startServer({ key: KEY, firstId: 4711, now, mutation });
    const found = await replaySession(session, { url: server.url, length });
    await server.close();
    if (found.length > 0) return true;
  }
  return false;
}

/** The key of all servers. */
export const KEY = 'key-of-the-archive';
