import { headerOf, words } from '../../difference/reading.js';
import type { ConductReport, ConductRule } from './conduct-rule.js';
import type { Sent } from './conduct.js';

/** How many requests for the same page, one after the other, are a loop. */
const mostOfOnePage = 3;
/** What programs make of a cursor that is missing. */
const noCursors: ReadonlySet<string> = new Set(['undefined', 'null', 'None', 'nil']);

/** A list goes on, or ends: no page is requested again and again. */
export const movingCursor: ConductRule = {
  requirements: ['client.scenario.cursor'],
  judge({ interfered, sent }) {
    const lists = new Set(interfered.map((each) => each.sent.label));
    const requests = sent.filter(({ label }) => lists.has(label));
    return [...findLoop(requests), ...findMissing(requests)].slice(0, 1);
  },
};

function findLoop(requests: readonly Sent[]): readonly ConductReport[] {
  const at = requests.findIndex((_, index) => {
    const row = requests.slice(index, index + mostOfOnePage);
    return row.length === mostOfOnePage && new Set(row.map(({ target }) => target)).size === 1;
  });
  const last = at === -1 ? undefined : requests[at + mostOfOnePage - 1];
  if (last === undefined) return [];
  return [
    {
      requirement: 'client.scenario.cursor',
      sent: last,
      location: { kind: 'request', aspect: 'query' },
      expected: words('another page, or no further request'),
      actual: words(`the same page for the ${mostOfOnePage}rd time in a row`),
    },
  ];
}

function findMissing(requests: readonly Sent[]): readonly ConductReport[] {
  return requests.flatMap((sent) => {
    const pairs = [...new URLSearchParams(sent.target.split('?')[1] ?? '')];
    const missing = pairs.find(([, value]) => noCursors.has(value));
    if (missing === undefined) return [];
    const [name, value] = missing;
    return [
      {
        requirement: 'client.scenario.cursor',
        sent,
        location: { kind: 'query', name },
        expected: words('a cursor that a page names'),
        actual: headerOf(value),
      } as const,
    ];
  });
}
