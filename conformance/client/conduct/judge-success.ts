import { words } from '../../difference/reading.js';
import { repeatsOf } from './repeats.js';
import type { ConductRuleId } from './conduct-requirements.js';
import type { ConductRule } from './conduct-rule.js';

/**
 * A request that failed, and was not sent again, is not a success: the exit code says so. It says nothing
 * where the command fails without the scenario, too.
 */
export function failedRequests(requirement: ConductRuleId): ConductRule {
  return {
    requirements: [requirement],
    judge(conduct) {
      const { plainCode, end, interfered } = conduct;
      if (plainCode !== 0 || end.kind !== 'exited' || end.code !== 0) return [];
      return interfered
        .filter((each) => repeatsOf(each, conduct).length === 0)
        .map(({ sent }) => ({
          requirement,
          sent,
          location: { kind: 'connection' },
          expected: words('the same request again, or an exit code other than 0'),
          actual: words('neither: the command ended with exit code 0'),
        }));
    },
  };
}
