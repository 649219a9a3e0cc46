import { setCookies } from './chain-links.js';
import type { Classified } from './classify.js';
import { cookiesOf } from './request-ids.js';

/** A client, by the cookies that it has been given. */
interface Session {
  readonly cookies: Set<string>;
  readonly exchanges: Classified[];
  /** Whether it ever sent one of them. */
  isUsed: boolean;
}

/**
 * Which client sent each exchange, where several kept their own cookies: `1`, `2`. Empty where one
 * client did it all, and without those that neither sent a cookie nor were given one.
 *
 * @param exchanges in the order of their responses
 */
export function sessionsOf(exchanges: readonly Classified[]): ReadonlyMap<Classified, string> {
  const sessions: Session[] = [];
  for (const exchange of exchanges) {
    const { requestHeaders, responseHeaders } = exchange.capture;
    const sent = cookiesOf(requestHeaders['cookie'] ?? '').map(textOf);
    const set = setCookies(responseHeaders['set-cookie'] ?? '').map(textOf);
    const own = sessionWith(sessions, sent);
    if (own !== undefined) own.isUsed = true;
    if (own === undefined && set.length === 0) continue;
    const session = own ?? { cookies: new Set(), exchanges: [], isUsed: false };
    if (own === undefined) sessions.push(session);
    session.exchanges.push(exchange);
    for (const cookie of set) session.cookies.add(cookie);
  }
  const used = sessions.filter(({ isUsed }) => isUsed);
  if (used.length < 2) return new Map();
  return new Map(
    used.flatMap((session, index) =>
      session.exchanges.map((exchange) => [exchange, String(index + 1)] as const),
    ),
  );
}

function textOf({ name, value }: { readonly name: string; readonly value: string }): string {
  return `${name}=${value}`;
}

/** The session that was given most of the cookies, the last of several: two may share a setting. */
function sessionWith(sessions: readonly Session[], sent: readonly string[]): Session | undefined {
  const scored = sessions.map((session) => ({
    session,
    score: sent.filter((cookie) => session.cookies.has(cookie)).length,
  }));
  const best = scored.reduce<{ readonly session?: Session; readonly score: number }>(
    (most, each) => (each.score > 0 && each.score >= most.score ? each : most),
    { score: 0 },
  );
  return best.session;
}
