import type { Finding } from '../verdict/finding.js';
import type { CaseResult, Result } from '../verdict/result.js';
import { formatLocation, type Location } from '../difference/location.js';

/** One way of breaking a requirement, however many cases met it. */
export interface Deviation {
  /** Where it was first seen. */
  readonly finding: Finding;
  /** The cases that met it, the first one first; also those that leave the report to that one. */
  readonly cases: readonly CaseResult[];
  /** Whether those cases are known to fail. */
  readonly isKnown: boolean;
}

/**
 * The violations of a requirement: the same difference at the same location, even of another item
 * or in another case, is reported once. Known failures are reported separately.
 */
export function deviationsFrom(id: string, { cases }: Result): readonly Deviation[] {
  const deviations = new Map<string, Deviation>();
  for (const each of cases) {
    const isKnown = each.verdict === 'known-failure';
    for (const finding of each.findings.filter(({ requirement }) => requirement === id)) {
      const { expected, actual, more } = finding;
      const location = locationOf(finding.location);
      const key = JSON.stringify([location, expected, actual, more, isKnown]);
      const known = deviations.get(key) ?? { finding, cases: [], isKnown };
      deviations.set(key, { ...known, cases: [...new Set([...known.cases, each])] });
    }
  }
  return [...deviations.values()].map((deviation) => {
    const [first] = deviation.cases;
    const repeating = cases.filter((each) => isRepeated(each, id, first));
    return { ...deviation, cases: [...new Set([...deviation.cases, ...repeating])] };
  });
}

/** Whether a case saw a violation that another case reports. */
function isRepeated({ repeats = [] }: CaseResult, id: string, by: CaseResult | undefined): boolean {
  return repeats.some(
    ({ requirement, reportedBy }) => requirement === id && reportedBy === by?.name,
  );
}

/** A location without what differs between items of a list, or between contents. */
function locationOf(location: Location): string {
  const text = formatLocation(location);
  return location.kind === 'body' || location.kind === 'byte' ? text.replace(/\d+/g, 'n') : text;
}
