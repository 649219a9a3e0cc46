import { words } from '../../difference/reading.js';
import { isCut } from './compare-bodies.js';
import type { ConductRule } from './conduct-rule.js';
import { repeatsOf } from './repeats.js';

/**
 * A request that is sent again has its whole body. A body that differs in another way is another
 * request: the program may have given up on the first one.
 */
export const wholeBodies: ConductRule = {
  requirements: ['client.scenario.body'],
  judge: (conduct) =>
    conduct.interfered.flatMap((each) => {
      const first = each.sent.body;
      const repeats = repeatsOf(each, conduct).filter(({ body }) => body.isComplete);
      const cut = repeats.find(({ body }) => isCut(first, body));
      if (cut === undefined || repeats.some(({ body }) => !isCut(first, body))) return [];
      const size = first.isComplete ? first.size : first.announced;
      return [
        {
          requirement: 'client.scenario.body',
          sent: cut,
          location: { kind: 'request', aspect: 'body' },
          expected: words(
            `the body of request ${each.sent.ordinal}${size === undefined ? '' : `, ${size} bytes`}`,
          ),
          actual: words(`${cut.body.size} bytes`),
        },
      ];
    }),
};
