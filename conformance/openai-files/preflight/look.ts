import type { OpenAIPreflightTarget } from './preflight-target.js';
import { noBelongings, noteBelongings, type Belongings } from '../../replay/belongings.js';
import { ConnectionError } from '../../replay/connection-error.js';
import type { Received } from '../../replay/received.js';
import { readStep, type Step } from '../../verdict/curl-steps.js';
import type { CaseResult } from '../../verdict/result.js';
import { askTarget } from '../../plan/ask-target.js';
import type { EndpointQuestion } from './endpoints.js';
import { absentCase, refusingCase, silentCase } from '../../plan/preflight-case.js';

/** A target whose operations are checked. */
export type AskedTarget = Omit<OpenAIPreflightTarget, 'hasKey'>;

/** The requests to a target, and what they have shown so far. */
export interface Look extends Pick<AskedTarget, 'contract' | 'baseUrl' | 'profile'> {
  readonly target: AskedTarget;
  readonly belongings: Belongings;
  readonly cases: CaseResult[];
  /** Operations that are not requested, with the reason for skipping the cases that need them. */
  readonly absent: Map<string, string>;
  /** Those of them whose response was that of an absent endpoint. */
  readonly missing: Set<string>;
  /** What the commands of later requests need. */
  readonly steps: Step[];
}

/** @param absent the operations that are known to be absent before the first request */
export function openLook(target: AskedTarget, absent: ReadonlyMap<string, string>): Look {
  const { contract, baseUrl, profile } = target;
  return {
    target,
    contract,
    baseUrl,
    profile,
    belongings: noBelongings(),
    cases: [],
    absent: new Map(absent),
    missing: new Set(),
    steps: [],
  };
}

/** By the operation that deletes objects: the operations that create them. */
export const makers: Readonly<Record<string, readonly string[]>> = {
  deleteFile: ['createFile', 'completeUpload'],
  cancelUpload: ['createUpload'],
};

/** A request and its response. */
export interface AnsweredQuestion extends EndpointQuestion {
  readonly received: Received;
}

/** Reports an endpoint that exists but rejects the simplest requests, and skips it from then on. */
export function tellRefusing(look: Look, refused: AnsweredQuestion, tries: number): void {
  if (!look.target.needed.has(refused.operation)) return;
  const told = refusingCase(look, { ...refused, tries });
  look.absent.set(refused.operation, told.reason);
  look.cases.push(told.case);
}

/** Reports an absent endpoint, and skips it from then on. */
export function tellAbsent(look: Look, { operation, request, received }: AnsweredQuestion): void {
  const { target, absent, cases, missing } = look;
  if (!target.needed.has(operation) || absent.has(operation)) return;
  absent.set(operation, `the target has no ${endpointOf(look, operation)}`);
  missing.add(operation);
  cases.push(absentCase(look, { operation, request, status: received.status }));
}

/** An endpoint that does not respond is one finding, and does not end the run. */
export async function ask(
  look: Look,
  { operation, request }: EndpointQuestion,
): Promise<Received | undefined> {
  const { target, absent, cases, belongings } = look;
  const received = await askTarget(target, request);
  if (!(received instanceof ConnectionError)) {
    noteBelongings(
      belongings,
      { operation, path: request.path, received },
      look.contract.described,
    );
    const step = readStep(look.contract.described, request, received);
    if (step !== undefined) look.steps.push(step);
    return received;
  }
  if (received.reason === 'aborted') return undefined;
  const reason = silence(endpointOf(look, operation), received);
  absent.set(operation, reason);
  const untaken = `${reason}; created objects could not be deleted`;
  for (const maker of makers[operation] ?? []) absent.set(maker, untaken);
  cases.push(silentCase(look, operation, received));
  return undefined;
}

/** Why an endpoint that did not respond is skipped. */
export function silence(endpoint: string, { message }: ConnectionError): string {
  return `${endpoint} did not respond: the target ${message}`;
}

/** `POST /files` */
function endpointOf({ target }: Look, operation: string): string {
  const { method, path } = target.contract.described.operations[operation] ?? {
    method: operation,
    path: '',
  };
  return `${method} ${path}`.trim();
}
