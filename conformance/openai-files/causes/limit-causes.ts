import { isViolated, type Cause, type Suspected } from './cause.js';
import { isClosed, templateOf } from './read-finding.js';

/** A documented limit of a body, and the request that has it. */
interface Limit {
  readonly requirement: string;
  readonly template: string;
}

const limits: readonly Limit[] = [
  { requirement: 'CREATE-13', template: 'POST /files' },
  { requirement: 'PART-07', template: 'POST /uploads/…/parts' },
];

/** A limit below the documented one rejects all that is larger. */
export const limitCauses: readonly Cause[] = [
  { requirement: 'CREATE-13', explains: (suspected) => isBelowLimit('CREATE-13', suspected) },
  { requirement: 'PART-07', explains: (suspected) => isBelowLimit('PART-07', suspected) },
  ...limits.map((limit): Cause => ({
    requirement: limit.requirement,
    explains: (suspected) => isClosedBy(limit, suspected),
  })),
  ...limits.map((limit): Cause => ({
    // Other operations have no limit of their own.
    requirement: limit.requirement,
    explains: (suspected) =>
      limits.every(({ template }) => templateOf(suspected.finding) !== template) &&
      isClosedBy({ ...limit, template: templateOf(suspected.finding) }, suspected),
  })),
];

/**
 * Whether the connection of a long body is closed, and that of the body of a limit, too: a server does so
 * whatever the case tests.
 */
function isClosedBy(
  { requirement, template }: Limit,
  { finding, result, others }: Suspected,
): boolean {
  return (
    result.verdict === 'could-not-run' &&
    isClosed(finding) &&
    templateOf(finding) === template &&
    others.some(({ findings }) =>
      findings.some((each) => each.requirement === requirement && isClosed(each)),
    )
  );
}

/** The cases of sizes, from the smallest on. */
const sizes = ['over-1-mib', 'over-10-mib', 'over-20-mib', 'largest'];

/** Whether a smaller size is rejected already. */
function isBelowLimit(requirement: string, { finding, result, others }: Suspected): boolean {
  const [, folder = '', size = ''] = /^(.*\/)([^/]+)$/.exec(result.name) ?? [];
  const smaller = sizes.slice(0, Math.max(0, sizes.indexOf(size)));
  return (
    finding.requirement === requirement &&
    isViolated(
      requirement,
      others.filter(({ name }) => smaller.some((each) => name === `${folder}${each}`)),
    )
  );
}
