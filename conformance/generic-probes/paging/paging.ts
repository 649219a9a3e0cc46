import { deriveProbe } from '../derive-probe.js';
import type { ProbeFamily } from '../probe-family.js';
import { lifecycleRules } from '../lifecycle/lifecycle-rules.js';
import { livingResources } from '../lifecycle/living-resources.js';
import { filterList } from './filter-list.js';
import { pageThrough } from './page-through.js';
import { pagingRules } from './paging-rules.js';

const rules = [...Object.values(pagingRules), lifecycleRules.agreement];

/** Lists: each item is on one page, in one order, at each size, filtered and sorted as asked for. */
export const paging: ProbeFamily = {
  name: 'paging',
  rules,
  select(source) {
    return livingResources(source).flatMap((planned) => {
      const { list, creator } = planned;
      const operation = source.contract.operations[list ?? ''];
      if (list === undefined || operation === undefined || source.unreachable.has(list)) return [];
      return [
        deriveProbe(source, {
          family: 'paging',
          subject: list,
          title: `${list} returns each item once, in one order, at each size of a page`,
          rules,
          operations: [list, creator.operation],
          requests: 50,
          // What others create or remove meanwhile moves items to other pages.
          isSerial: true,
          async run(scene) {
            const created = await pageThrough(scene, planned, list);
            await filterList(scene, created, list);
          },
        }),
      ];
    });
  },
};
