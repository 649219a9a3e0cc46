import type { ContractOperation, Requirement } from '@upspec/document';
import { atStatus } from '../../difference/location.js';
import { statusOf, type Reading } from '../../difference/reading.js';
import type { RecordedRequest } from '../../fixture-format/fixture.js';
import { ProbeEnded, type ProbeResponse, type ProbeTarget } from '../../probe-contract/probe.js';
import {
  acceptedRule,
  errorStatusRule,
  opinionRule,
  serverErrorRule,
  silentRule,
  successStatusRule,
} from '../general-probe-rules.js';
import type { ProbeSource } from '../probe-family.js';
import { judgeProblem } from './judge-problem.js';
import type { Scene } from './scene.js';

/** The requests of a scene, and how their statuses are judged. */
export interface Exchanges extends Pick<Scene, 'send' | 'accept' | 'reject'> {
  /** Sends a request that may succeed. A server error is reported, and a rejection is not noted. */
  attempt(operation: string, request: RecordedRequest): Promise<ProbeResponse>;
}

/** Lets a probe send requests of which it knows only whether they are to succeed. */
export function openExchanges({ contract, opinions }: ProbeSource, target: ProbeTarget): Exchanges {
  const sendPlain = plainSender(target);
  const report = reporter(target);
  const judgeStatus = statusJudge(contract, report);
  const attempt = async (operation: string, request: RecordedRequest): Promise<ProbeResponse> => {
    const response = await sendPlain(operation, request);
    const { status } = response;
    if (status < 400) judgeStatus(operation, response);
    if (isServerError(status)) {
      report(response, serverErrorRule, expectedOf(contract.operations[operation], '2'));
    }
    return response;
  };
  return {
    async send(operation, request) {
      const response = await sendPlain(operation, request);
      judgeStatus(operation, response);
      return response;
    },
    attempt,
    async accept(operation, request) {
      const response = await attempt(operation, request);
      const { status } = response;
      if (status < 400) return response;
      if (!isServerError(status)) {
        target.observe(response, { requirement: acceptedRule.id, actual: statusOf(status) });
      }
      throw new ProbeEnded(`${operation} returned status ${status}`);
    },
    async reject(operation, request, { rule, reason, isOpen }) {
      const response = await sendPlain(operation, request);
      const { status } = response;
      const described = contract.operations[operation];
      const isSilent = isOpen ?? (described === undefined || !declaresRejection(described));
      const isRejected = status >= 400 && status < 500;
      // Where the document is silent, any rejection will do.
      if (isRejected && !isSilent) judgeStatus(operation, response);
      if (isRejected) return response;
      if (isServerError(status) || !isSilent || opinions) {
        const expected = { kind: 'status', statuses: ['4XX'], detail: `, as ${reason}` } as const;
        const other = status >= 500 ? serverErrorRule : opinionRule;
        const isOwn = !isSilent && (status < 500 || rule.level !== 'observe');
        report(response, isOwn ? rule : other, expected);
      } else {
        const actual = statusOf(status, `, although ${reason}`);
        target.observe(response, { requirement: silentRule.id, actual });
      }
      return response;
    },
  };
}

/** Reports a status that the document does not declare for the operation. */
function statusJudge(
  contract: ProbeSource['contract'],
  report: ReturnType<typeof reporter>,
): (operation: string, response: ProbeResponse) => void {
  return (id, response) => {
    const operation = contract.operations[id];
    const { status } = response;
    if (operation === undefined || declares(operation, status)) return;
    if (isServerError(status)) report(response, serverErrorRule, expectedOf(operation));
    else if (status < 300) report(response, successStatusRule, expectedOf(operation, '2'));
    else if (status >= 400 && !infrastructure.has(status) && declaresErrors(operation)) {
      report(response, errorStatusRule, expectedOf(operation, '4'));
    }
  };
}

/** Sends a request, and judges its response alone. */
function plainSender(
  target: ProbeTarget,
): (operation: string, request: RecordedRequest) => Promise<ProbeResponse> {
  return async (operation, request) => {
    const response = await target.send({ ...request, operation, want: 'declared' });
    for (const found of judgeProblem(response)) target.find(response, found);
    return response;
  };
}

/** Reports a status by a rule. */
function reporter(
  target: ProbeTarget,
): (response: ProbeResponse, rule: Requirement, expected: Reading) => void {
  return (response, rule, expected) =>
    target.find(response, {
      requirement: rule.id,
      location: atStatus,
      expected,
      actual: statusOf(response.status),
    });
}

/**
 * Rejections that come from what is in front of an API and are seldom declared: of credentials,
 * methods, representations, media types, sizes and rates.
 */
const infrastructure: ReadonlySet<number> = new Set([
  401, 403, 405, 406, 408, 411, 413, 414, 415, 421, 429, 431,
]);

/** 501 and 503 say that the server works as it is meant to (RFC 9110, sections 15.6.2 and 15.6.4). */
function isServerError(status: number): boolean {
  return status >= 500 && status !== 501 && status !== 503;
}

function declares({ responses }: ContractOperation, status: number): boolean {
  const keys = [String(status), `${Math.floor(status / 100)}XX`, 'default'];
  return keys.some((key) => responses[key] !== undefined);
}

/**
 * Statuses that an operation declares although no value of its request is wrong: 404 says that there is
 * no such resource, and 409 that its state is another one.
 */
const otherRejections: ReadonlySet<string> = new Set([
  '401',
  '403',
  '404',
  '405',
  '406',
  '408',
  '409',
  '410',
  '412',
  '413',
  '415',
  '428',
  '429',
]);

/** Whether an operation declares what is rejected for any other reason than what is in front of it. */
function declaresErrors({ responses }: ContractOperation): boolean {
  return Object.keys(responses).some(
    (status) => status.startsWith('4') && !infrastructure.has(Number(status)),
  );
}

/** Whether an operation declares that wrong requests are rejected. */
export function declaresRejection({ responses }: Pick<ContractOperation, 'responses'>): boolean {
  return Object.keys(responses).some(
    (status) => status === 'default' || (status.startsWith('4') && !otherRejections.has(status)),
  );
}

function expectedOf(operation: ContractOperation | undefined, digit = ''): Reading {
  const declared = Object.keys(operation?.responses ?? {}).filter(
    (status) => status !== 'default' && status.startsWith(digit),
  );
  return { kind: 'status', statuses: declared.length > 0 ? declared : [`${digit || '4'}XX`] };
}
