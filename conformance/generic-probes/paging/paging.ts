import type { Requirement } from '@upspec/document';
import { deriveProbe } from '../derive-probe.js';
import type { ProbeFamily, ProbeSource } from '../probe-family.js';
import { lifecycleRules } from '../lifecycle/lifecycle-rules.js';
import { livingResources } from '../lifecycle/living-resources.js';
import { filterList } from './filter-list.js';
import { pageThrough } from './page-through.js';
import { pagingRules } from './paging-rules.js';
import { sortings } from './sortings.js';

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
          rules: testedRules(source, list),
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

/** Those that the parameters and the pages of a list can show. */
function testedRules({ contract, book }: ProbeSource, list: string): readonly Requirement[] {
  const { complete, once, order, size, link, last, echo, total, filter, sorted } = pagingRules;
  const operation = contract.operations[list];
  const { paging: pages, responses = {}, parameters = [] } = operation ?? {};
  const isSized = pages?.limit !== undefined;
  const isLinked = responses['200']?.headers['link'] !== undefined;
  const orders = operation === undefined ? [] : sortings(operation, book);
  const others = parameters.filter(
    ({ name, in: location }) =>
      location === 'query' && !orders.some((each) => each.parameter === name),
  );
  return [
    complete,
    once,
    ...(isSized ? [order, size, lifecycleRules.agreement] : []),
    echo,
    total,
    ...(isLinked && isSized ? [link] : []),
    ...(pages?.hasMore === undefined ? [] : [last]),
    ...(others.length > 0 ? [filter] : []),
    ...(orders.length > 0 ? [sorted] : []),
  ];
}
