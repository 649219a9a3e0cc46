import type { Finding } from '../../verdict/finding.js';
import type { CaseResult } from '../../verdict/result.js';
import { isViolated, type Cause } from './cause.js';
import { limitCauses } from './limit-causes.js';
import {
  isAboutItems,
  isAccepted,
  isErrorAccepted,
  isFailed,
  isMisordered,
  isNotFound,
  isOfAnotherLength,
  isOfList,
  isOwnMissing,
  isRejected,
  isRejectedCompletion,
  isRejectedFile,
  statusIn,
  templateOf,
} from './read-finding.js';

/**
 * The violated requirement from which a finding of another case follows: one cause is one finding.
 *
 * @param result the case of the finding
 * @param all the cases of the run
 */
export function causeOf(
  finding: Finding,
  result: CaseResult,
  all: readonly CaseResult[],
): string | undefined {
  const others = all.filter((each) => each !== result);
  const renamed = findOtherName(finding, all);
  if (renamed !== undefined) return renamed;
  return causes.find((cause) => cause.explains({ finding, result, others, all }))?.requirement;
}

const causes: readonly Cause[] = [
  ...limitCauses,
  {
    // Where no expires_after is accepted, its bounds are not either.
    requirement: 'EXPIRY-01',
    explains: ({ finding, others }) =>
      (finding.requirement === 'EXPIRY-05' ||
        (finding.requirement === 'CREATE-07' && !isViolated('CREATE-07', others))) &&
      isRejectedFile(finding) &&
      others.some(({ findings }) =>
        findings.some((each) => each.requirement === 'EXPIRY-01' && isRejectedFile(each)),
      ),
  },
  ...['CREATE-05', 'CREATE-06', 'CREATE-09'].map((requirement): Cause => ({
    // What is not rejected at all is not rejected with another status than 400.
    requirement,
    explains: ({ finding, others }) =>
      finding.requirement === 'CREATE-17' &&
      !isRejected(finding) &&
      isViolated(requirement, others),
  })),
  {
    // A field in another notation is an undocumented one.
    requirement: 'CREATE-06',
    explains: ({ finding, others }) =>
      finding.requirement === 'EXPIRY-08' &&
      isAccepted(finding) &&
      others.some(({ findings }) =>
        findings.some((each) => each.requirement === 'CREATE-06' && isAccepted(each)),
      ),
  },
  {
    // An error with the status of a success is one violation, whatever the request was.
    requirement: 'ERROR-07',
    explains: ({ finding, others }) =>
      finding.requirement !== 'ERROR-07' &&
      isErrorAccepted(finding) &&
      others.some(({ findings }) =>
        findings.some((each) => each.requirement === 'ERROR-07' && isErrorAccepted(each)),
      ),
  },
  {
    // A part with the id of another one is not a part of its own Upload.
    requirement: 'PART-02',
    explains: ({ finding, others }) =>
      finding.requirement !== 'PART-02' &&
      isRejectedCompletion(finding) &&
      isViolated('PART-02', others),
  },
  {
    // A part is rejected or lost because another one is sent at the same time.
    requirement: 'PART-06',
    explains: ({ finding, others }) =>
      ['PART-01', 'COMPLETE-14'].includes(finding.requirement) &&
      others.some(({ findings }) =>
        findings.some(
          (each) => each.requirement === 'PART-06' && statusIn(each) === statusIn(finding),
        ),
      ) &&
      statusIn(finding) !== undefined,
  },
  {
    // A handler that fails for one invalid request fails for others.
    requirement: 'ERROR-07',
    explains: ({ finding, others }) =>
      finding.requirement !== 'ERROR-07' &&
      isFailed(finding) &&
      others.some(({ findings }) =>
        findings.some(
          (each) =>
            each.requirement === 'ERROR-07' &&
            isFailed(each) &&
            templateOf(each) === templateOf(finding),
        ),
      ),
  },
  {
    // Parts that do not keep their bytes do not add up, and result in a file of another length.
    requirement: 'PART-05',
    explains: ({ finding, others }) =>
      finding.requirement !== 'PART-05' &&
      (isRejectedCompletion(finding) || isOfAnotherLength(finding)) &&
      isViolated('PART-05', others),
  },
  {
    // Probes distinguish a wrong order from wrong bytes, and recordings do not.
    requirement: 'PART-05',
    explains: ({ finding, result, others }) =>
      finding.requirement === 'COMPLETE-03' &&
      finding.location.kind === 'byte' &&
      result.kind === 'fixture' &&
      isViolated('PART-05', others) &&
      !isViolated('COMPLETE-03', others.filter(isProbe)),
  },
  {
    // A file of another purpose is not in the list of its own.
    requirement: 'COMPLETE-11',
    explains: ({ finding, others }) =>
      finding.requirement === 'COMPLETE-13' &&
      isOfList(finding) &&
      isViolated('COMPLETE-11', others),
  },
  {
    // A list without files that were just created has them on none of its pages.
    requirement: 'LIST-01',
    explains: ({ finding, others }) =>
      finding.requirement !== 'LIST-01' &&
      isOwnMissing(finding) &&
      others.some(({ findings }) =>
        findings.some((each) => each.requirement === 'LIST-01' && isOwnMissing(each)),
      ),
  },
  {
    // Two files with one id are deleted together.
    requirement: 'FILE-02',
    explains: ({ finding, others }) =>
      finding.requirement === 'DELETE-05' && isNotFound(finding) && isViolated('FILE-02', others),
  },
  {
    // A file that was deleted with another one is not found, also as a cursor.
    requirement: 'DELETE-05',
    explains: ({ finding, others }) =>
      finding.requirement !== 'DELETE-05' && isNotFound(finding) && isViolated('DELETE-05', others),
  },
  {
    // A file that was lost or replaced beside others is neither found nor listed.
    requirement: 'ISOLATION-01',
    explains: ({ finding, others }) =>
      finding.requirement !== 'ISOLATION-01' &&
      (isNotFound(finding) || (isOfList(finding) && isAboutItems(finding))) &&
      isViolated('ISOLATION-01', others),
  },
  {
    // In another order, other files follow a cursor. In no order does a file follow itself.
    requirement: 'LIST-06',
    explains: ({ finding, all }) =>
      finding.requirement === 'LIST-07' &&
      finding.actual.kind !== 'cursor-item' &&
      all.some(({ findings }) => findings.some(isMisordered)),
  },
  {
    // A cursor of the other order, in a list that is in order.
    requirement: 'LIST-07',
    explains: ({ finding, all }) =>
      finding.requirement === 'LIST-06' &&
      !all.some(({ findings }) => findings.some(isMisordered)) &&
      isViolated('LIST-07', all),
  },
  ...['LIST-07', 'LIST-08'].map((requirement): Cause => ({
    // What the pages leave out is missing for each purpose.
    requirement,
    explains: ({ finding, others }) =>
      finding.requirement === 'LIST-09' &&
      finding.actual.kind === 'count' &&
      isViolated(requirement, others),
  })),
];

function isProbe({ kind }: CaseResult): boolean {
  return kind === 'probe';
}

/** The requirement of a filename that a File has, and that the header of its content repeats. */
function findOtherName(finding: Finding, all: readonly CaseResult[]): string | undefined {
  const { requirement, actual } = finding;
  if (requirement !== 'CONTENT-03' || actual.kind !== 'header') return undefined;
  const names = all.flatMap(({ findings }) => findings).filter(isOfFilename);
  return names.find((name) => {
    const { value } = name.actual.kind === 'value' ? name.actual : { value: '' };
    const isIn = (text: string): boolean => actual.values.some((header) => header.includes(text));
    return (
      typeof value === 'string' && value !== '' && [value, encodeURIComponent(value)].some(isIn)
    );
  })?.requirement;
}

function isOfFilename({ requirement, location }: Finding): boolean {
  const isName = location.kind === 'body' && location.pointer.endsWith('/filename');
  return isName && (requirement === 'FILE-05' || requirement === 'COMPLETE-11');
}
