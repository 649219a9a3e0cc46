import { words } from '../../difference/reading.js';
import { repeatsOf } from './repeats.js';
import { isSameBody } from './compare-bodies.js';
import type { ConductRule } from './conduct-rule.js';

/** After a 401 a request is not sent again as it was. */
export const unchangedCredentials: ConductRule = {
  requirements: ['client.scenario.unauthorized'],
  judge: (conduct) =>
    conduct.interfered.flatMap((each) => {
      const { credentials, body } = each.sent;
      const same = repeatsOf(each, conduct).find(
        (again) => again.credentials === credentials && isSameBody(body, again.body),
      );
      if (same === undefined) return [];
      return [
        {
          requirement: 'client.scenario.unauthorized',
          sent: same,
          location: { kind: 'request-header', name: 'authorization' },
          expected: words('other credentials, or no further request'),
          actual: words(`request ${each.sent.ordinal} again`),
        },
      ];
    }),
};
