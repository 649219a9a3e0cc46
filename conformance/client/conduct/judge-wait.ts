import { words } from '../../difference/reading.js';
import { repeatsOf } from './repeats.js';
import type { ConductRuleId } from './conduct-requirements.js';
import type { ConductRule } from './conduct-rule.js';

/** In milliseconds: timers may end so much too early. */
const tolerance = 50;

/** A request is not sent again before the time that the server asked for. */
export function keptWait(requirement: ConductRuleId): ConductRule {
  return {
    requirements: [requirement],
    judge: (conduct) =>
      conduct.interfered.flatMap((each) => {
        const { earliest, endedAt = each.sent.sentAt } = each;
        if (earliest === undefined) return [];
        const early = repeatsOf(each, conduct).find(({ sentAt }) => sentAt < earliest - tolerance);
        if (early === undefined) return [];
        return [
          {
            requirement,
            sent: early,
            location: { kind: 'connection' },
            expected: words(
              `no such request for ${inSeconds(earliest - endedAt)} after the response to request ${each.sent.ordinal}`,
            ),
            actual: words(`the same request after ${inSeconds(early.sentAt - endedAt)}`),
          },
        ];
      }),
  };
}

/** A duration in milliseconds, as a reader sees it. */
export function inSeconds(duration: number): string {
  return `${Number((duration / 1000).toPrecision(2))} s`;
}
