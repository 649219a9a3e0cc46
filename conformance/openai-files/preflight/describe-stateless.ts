import { isSuccess } from '../../check/exchange-facts.js';
import { failedCase } from '../../plan/preflight-case.js';
import { statusOf } from '../../difference/reading.js';
import type { CaseResult } from '../../verdict/result.js';
import { objectQuestions, unknownIds } from './endpoints.js';
import type { Inspection } from './inspection.js';

/** Why a server that keeps no object can't be judged, and what shows it. */
export interface Statelessness {
  /** In place of the cases of single operations, where one says more. */
  readonly case?: CaseResult;
  readonly stopped: string;
}

/** Undefined for a server that seems to keep what it is sent. */
export function describeStateless(inspection: Inspection): Statelessness | undefined {
  const { unknownStatuses, ownStatuses, missing, baseUrl } = inspection;
  const known = Object.entries(objectQuestions(unknownIds));
  const ofUnknown = known.map(([operation]) => unknownStatuses.get(operation));
  if (ofUnknown.every((status) => status !== undefined && isSuccess(status))) {
    return {
      case: servingCase(inspection),
      stopped: `${baseUrl} responds to every unknown id with a success, so it seems to keep no objects, and nothing can be judged`,
    };
  }
  const isForgotten =
    ownStatuses.size >= leastRequested && [...ownStatuses.values()].every(isForgottenStatus);
  // Without endpoints for objects, what is sent to create them can still be judged.
  if (!isForgotten || missing.has('retrieveFile') || missing.has('deleteFile')) return undefined;
  return {
    stopped: `${baseUrl} accepts objects and finds none of them again, so nothing more can be judged`,
  };
}

/** The operations on a File, and those on an Upload that need no part. */
const leastRequested = 5;

function isForgottenStatus(status: number): boolean {
  return status === 404 || status === 410;
}

function servingCase(inspection: Inspection): CaseResult {
  const { method, path } = { method: 'GET', path: `/files/${unknownIds.file}` };
  const status = inspection.unknownStatuses.get('retrieveFile') ?? 200;
  return failedCase(inspection, {
    operation: 'retrieveFile',
    request: { method, path, headers: {}, auth: 'right' },
    requirement: 'retrieveFile.404',
    name: 'preflight/unknown-ids',
    title: 'An unknown id gets another response than an object that exists',
    expected: statusOf(404),
    actual: statusOf(status, ', as to each operation on an unknown id'),
  });
}
