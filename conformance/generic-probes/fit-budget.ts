import type { Probe } from '../probe-contract/probe.js';

/** The probes that a budget allows, and what it leaves out. */
export interface Budgeted {
  readonly probes: readonly Probe[];
  /** A sentence; absent where everything fits. */
  readonly note?: string;
}

/** Families by how much a request of them shows; others come after them. */
const byValue: readonly string[] = [
  'persistence',
  'changes',
  'removal',
  'credentials',
  'ids',
  'bodies',
  'bounds',
  'paging',
  'stored-content',
  'children',
  'framing',
  'methods',
];

/** These say nothing of a request that succeeds. */
const withoutSuccess: ReadonlySet<string> = new Set(['methods']);

/**
 * Chooses probes whose requests fit a budget. Each operation first gets the cheapest case that sends a
 * success of it. The rest is divided among the families, the most valuable one first, small cases first, so
 * that as many operations as possible have each of them.
 *
 * @param mostRequests about how many requests all probes may send
 */
export function fitBudget(probes: readonly Probe[], mostRequests: number): Budgeted {
  const all = probes.reduce((sum, each) => sum + costOf(each), 0);
  if (all <= mostRequests) return { probes };
  let left = mostRequests;
  const chosen = new Set<Probe>();
  const choose = (probe: Probe): boolean => {
    if (chosen.has(probe) || costOf(probe) > left) return false;
    chosen.add(probe);
    left -= costOf(probe);
    return true;
  };
  const cheap = probes.toSorted((one, other) => costOf(one) - costOf(other));
  const covered = new Set<string>();
  for (const probe of cheap) {
    const isNew = probe.operations.some((id) => !covered.has(id));
    if (!isNew || withoutSuccess.has(familyOf(probe)) || !choose(probe)) continue;
    for (const id of probe.operations) covered.add(id);
  }
  shareOut(cheap, choose);
  const omitted = probes.filter((each) => !chosen.has(each));
  const note = `left out: ${omitted.length} of ${probes.length} cases of probes (${countFamilies(omitted)}), so that about ${mostRequests} requests are sent; --max-requests ${all} includes all`;
  return { probes: probes.filter((each) => chosen.has(each)), note };
}

/** Lets the family choose next that has had the fewest requests so far. */
function shareOut(cheap: readonly Probe[], choose: (probe: Probe) => boolean): void {
  const families = new Map<string, { spent: number; readonly open: Probe[] }>();
  for (const probe of cheap.toSorted((one, other) => rankOf(one) - rankOf(other))) {
    const family = families.get(familyOf(probe)) ?? { spent: 0, open: [] };
    family.open.push(probe);
    families.set(familyOf(probe), family);
  }
  for (;;) {
    const waiting = [...families.values()].filter(({ open }) => open.length > 0);
    const [next] = waiting.toSorted((one, other) => one.spent - other.spent);
    const probe = next?.open.shift();
    if (next === undefined || probe === undefined) return;
    if (choose(probe)) next.spent += costOf(probe);
  }
}

function costOf({ requests = 0 }: Probe): number {
  return requests;
}

/** `probes/bounds/create-note`: the family is `bounds`. */
function familyOf({ name }: Probe): string {
  return name.split('/')[1] ?? '';
}

function rankOf(probe: Probe): number {
  const rank = byValue.indexOf(familyOf(probe));
  return rank === -1 ? byValue.length : rank;
}

function countFamilies(probes: readonly Probe[]): string {
  const counts = new Map<string, number>();
  for (const probe of probes) counts.set(familyOf(probe), (counts.get(familyOf(probe)) ?? 0) + 1);
  return [...counts].map(([family, count]) => `${family} ${count}`).join(', ');
}
