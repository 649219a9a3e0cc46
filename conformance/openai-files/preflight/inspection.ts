import type { OpenAIPreflightTarget } from './preflight-target.js';
import { noneCreated, noteCreated, type CreatedResources } from '../../replay/created-resources.js';
import { ConnectionError } from '../../replay/connection-error.js';
import type { Received } from '../../replay/received.js';
import { readStep, type Step } from '../../verdict/step.js';
import type { CaseResult } from '../../verdict/result.js';
import { sendToTarget } from '../../plan/send-to-target.js';
import type { EndpointQuestion, EndpointResponse } from './endpoints.js';
import { unidentifiedCase } from './unidentified-case.js';
import { absentCase, rejectingCase, silentCase } from '../../plan/preflight-case.js';

/** A target whose operations are checked. */
export type InspectedTarget = Omit<OpenAIPreflightTarget, 'hasKey'>;

/** The requests to a target, and what they have shown so far. */
export interface Inspection extends Pick<InspectedTarget, 'contract' | 'baseUrl' | 'profile'> {
  readonly target: InspectedTarget;
  readonly resources: CreatedResources;
  readonly cases: CaseResult[];
  /** Operations that are not requested, with the reason for skipping the cases that need them. */
  readonly absent: Map<string, string>;
  /** By operation: the violated requirement that is the reason. */
  readonly blockedBy: Map<string, string>;
  /** Those of them whose response was that of an absent endpoint. */
  readonly missing: Set<string>;
  /** By operation: the status of the response to an unknown id. */
  readonly unknownStatuses: Map<string, number>;
  /** By operation: the request for an object that was created, and the response. */
  readonly ownResponses: Map<string, EndpointResponse>;
  /** By operation that creates objects: the first of its responses, where it rejected each request. */
  readonly rejections: Map<string, Received>;
  /** By the operation that creates objects: which of its requests was accepted first, from 0 on. */
  readonly acceptedPurposes: Map<string, number>;
  /** What the commands of later requests need. */
  readonly steps: Step[];
  /** Milliseconds that the target takes to find a new object; undefined where it finds it at once. */
  settling: number | undefined;
  /** Whether it did not find one within the time that was waited for it. */
  isForgetting: boolean;
}

/** @param absent the operations that are known to be absent before the first request */
export function openInspection(
  target: InspectedTarget,
  absent: ReadonlyMap<string, string>,
): Inspection {
  const { contract, baseUrl, profile } = target;
  return {
    target,
    contract,
    baseUrl,
    profile,
    resources: noneCreated(),
    cases: [],
    absent: new Map(absent),
    blockedBy: new Map(),
    missing: new Set(),
    unknownStatuses: new Map(),
    ownResponses: new Map(),
    rejections: new Map(),
    acceptedPurposes: new Map(),
    steps: [],
    settling: undefined,
    isForgetting: false,
  };
}

/** By the operation that deletes objects: the operations that create them. */
export const makers: Readonly<Record<string, readonly string[]>> = {
  deleteFile: ['createFile', 'completeUpload'],
  cancelUpload: ['createUpload'],
};

/** Reports an endpoint that exists but rejects the simplest requests, and skips it from then on. */
export function reportRejecting(
  inspection: Inspection,
  rejected: EndpointResponse,
  tries: number,
): void {
  if (!inspection.target.needed.has(rejected.operation)) return;
  const reported = rejectingCase(inspection, { ...rejected, tries });
  inspection.absent.set(rejected.operation, reported.reason);
  addCase(inspection, rejected.operation, reported.case);
}

/** Reports an absent endpoint, and skips it from then on. */
export function reportAbsent(
  inspection: Inspection,
  { operation, request, received }: EndpointResponse,
): void {
  const { target, absent, missing } = inspection;
  if (!target.needed.has(operation) || absent.has(operation)) return;
  absent.set(operation, `the target has no ${endpointOf(inspection, operation)}`);
  missing.add(operation);
  addCase(
    inspection,
    operation,
    absentCase(inspection, { operation, request, status: received.status }),
  );
}

/** Reports an endpoint that does not return the id of what it creates, and skips it from then on. */
export function reportUnidentified(inspection: Inspection, accepted: EndpointResponse): void {
  const { operation } = accepted;
  if (!inspection.target.needed.has(operation)) return;
  const endpoint = endpointOf(inspection, operation);
  inspection.absent.set(operation, `${endpoint} does not return the id of what it creates`);
  addCase(inspection, operation, unidentifiedCase(inspection, accepted));
}

function addCase({ cases, blockedBy }: Inspection, operation: string, failed: CaseResult): void {
  const [finding] = failed.findings;
  if (finding !== undefined) blockedBy.set(operation, finding.requirement);
  cases.push(failed);
}

/** An endpoint that does not respond is one finding, and does not end the run. */
export async function requestEndpoint(
  inspection: Inspection,
  { operation, request }: EndpointQuestion,
): Promise<Received | undefined> {
  const { target, absent, resources } = inspection;
  const received = await sendToTarget(target, request);
  if (!(received instanceof ConnectionError)) {
    noteCreated(
      resources,
      { operation, path: request.path, received },
      inspection.contract.described,
    );
    const step = readStep(inspection.contract.described, request, received);
    if (step !== undefined) inspection.steps.push(step);
    return received;
  }
  if (received.reason === 'aborted') return undefined;
  const reason = silence(endpointOf(inspection, operation), received);
  absent.set(operation, reason);
  const notDeleted = `${reason}; created objects could not be deleted`;
  for (const maker of makers[operation] ?? []) absent.set(maker, notDeleted);
  addCase(inspection, operation, silentCase(inspection, operation, received));
  return undefined;
}

/** Why an endpoint that did not respond is skipped. */
export function silence(endpoint: string, { message }: ConnectionError): string {
  return `${endpoint} did not respond: the target ${message}`;
}

/** `POST /files` */
function endpointOf({ target }: Inspection, operation: string): string {
  const { method, path } = target.contract.described.operations[operation] ?? {
    method: operation,
    path: '',
  };
  return `${method} ${path}`.trim();
}
