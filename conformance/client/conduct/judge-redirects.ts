import { headerOf, words } from '../../difference/reading.js';
import type { Conduct, Interfered, Sent } from './conduct.js';
import type { ConductReport, ConductRule } from './conduct-rule.js';
import { isCut } from './compare-bodies.js';

/** A redirect within the server is followed with the right method and body, or not at all. */
export const redirectedRequests: ConductRule = {
  requirements: ['client.scenario.redirect-method', 'client.scenario.redirect'],
  judge: (conduct) =>
    conduct.interfered.flatMap((each) => {
      const next = conduct.sent.find(
        ({ ordinal }) => conduct.followed.get(ordinal) === each.sent.ordinal,
      );
      return next === undefined ? [observe(each, 'not followed')] : judgeFollowed(each, next);
    }),
};

/** A redirect to another origin does not carry the credentials there. */
export const keptCredentials: ConductRule = {
  requirements: ['client.scenario.credentials', 'client.scenario.redirect'],
  judge: (conduct) => conduct.interfered.map((each) => judgeElsewhere(each, conduct)),
};

function judgeElsewhere(each: Interfered, { elsewhere }: Conduct): ConductReport {
  const { sent } = each;
  const there = elsewhere.filter(({ of }) => of === sent.ordinal);
  const [leaked] = there.flatMap(({ credentials }) => credentials);
  if (leaked === undefined) return observe(each, there.length === 0 ? 'not followed' : 'followed');
  return {
    requirement: 'client.scenario.credentials',
    sent,
    location: { kind: 'connection' },
    expected: words('no credentials in a request to another origin'),
    actual: words(`${leaked} was sent there`),
  };
}

function judgeFollowed(each: Interfered, next: Sent): readonly ConductReport[] {
  const { sent, redirect } = each;
  const expected = methodsAfter(sent.method, redirect ?? 307);
  const requirement = 'client.scenario.redirect-method';
  if (!expected.includes(next.method)) {
    const location = { kind: 'request', aspect: 'method' } as const;
    const actual = headerOf(next.method);
    return [
      { requirement, sent: next, location, expected: { kind: 'header', values: expected }, actual },
    ];
  }
  if (next.method === sent.method && isCut(sent.body, next.body)) {
    const location = { kind: 'request', aspect: 'body' } as const;
    return [
      {
        requirement,
        sent: next,
        location,
        expected: words(`the body of request ${sent.ordinal}, ${sent.body.size} bytes`),
        actual: words(`${next.body.size} bytes`),
      },
    ];
  }
  return [observe(each, next.method === sent.method ? 'followed' : `followed with ${next.method}`)];
}

/** RFC 9110, section 15.4: 303 leads to a retrieval, and only 301 and 302 may turn POST into GET. */
function methodsAfter(method: string, status: number): readonly string[] {
  if (status === 303) return method === 'HEAD' ? ['HEAD'] : ['GET', 'HEAD'];
  const mayChange = method === 'POST' && (status === 301 || status === 302);
  return mayChange ? ['POST', 'GET'] : [method];
}

function observe({ sent }: Interfered, text: string): ConductReport {
  return {
    requirement: 'client.scenario.redirect',
    sent,
    location: { kind: 'connection' },
    expected: words('any'),
    actual: words(text),
  };
}
