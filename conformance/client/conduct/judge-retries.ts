import { words } from '../../difference/reading.js';
import type { Conduct, Interfered } from './conduct.js';
import { repeatsOf } from './repeats.js';
import type { ConductReport, ConductRule } from './conduct-rule.js';
import { inSeconds } from './judge-wait.js';

/** What is observed of a request that a client did not repeat. */
export const notSentAgain = 'not sent again';

/** RFC 9110, section 9.2.2. */
const idempotentMethods: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'PUT',
  'DELETE',
]);

/** An idempotent request is sent again; whether another one is, is observed. */
export const retriedRequests: ConductRule = {
  requirements: ['client.scenario.retried', 'client.scenario.retry'],
  judge: (conduct) =>
    conduct.interfered.flatMap((each): readonly ConductReport[] => {
      const { sent } = each;
      if (!idempotentMethods.has(sent.method)) return [observe(each, conduct)];
      if (repeatsOf(each, conduct).length > 0) return [];
      return [
        {
          requirement: 'client.scenario.retried',
          sent,
          location: { kind: 'connection' },
          expected: words('the same request again'),
          actual: words('no further request of this kind'),
        },
      ];
    }),
};

/** Whether a client sends requests again, and after which time. */
export const observedRetries: ConductRule = {
  requirements: ['client.scenario.retry'],
  judge: (conduct) => conduct.interfered.map((each) => observe(each, conduct)),
};

/** Whether a client stops to wait for a response. */
export const observedSilence: ConductRule = {
  requirements: ['client.scenario.time-limit'],
  judge: (conduct) =>
    conduct.interfered.map((each) => {
      const { requirement, ...report } = observe(each, conduct);
      const isWaiting = conduct.end.kind === 'concluded' && repeatsOf(each, conduct).length === 0;
      const actual = isWaiting ? words('still waiting when the command was ended') : report.actual;
      return { ...report, requirement: 'client.scenario.time-limit', actual };
    }),
};

function observe(each: Interfered, conduct: Conduct): ConductReport {
  const [again] = repeatsOf(each, conduct);
  const { sent, endedAt = sent.sentAt } = each;
  return {
    requirement: 'client.scenario.retry',
    sent,
    location: { kind: 'connection' },
    expected: words('any'),
    actual: words(
      again === undefined ? notSentAgain : `sent again after ${inSeconds(again.sentAt - endedAt)}`,
    ),
  };
}
