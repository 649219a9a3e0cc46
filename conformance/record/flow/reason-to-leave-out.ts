import type { Contract, ContractOperation } from '@upspec/document';
import { cutText } from '../../json/show-value.js';
import type { RecordingRules } from '../recording-rules.js';
import type { Classified } from './classify.js';
import { declaredResponse } from './content-kind.js';
import { isSuccess } from './is-success.js';
import type { SentId } from './request-ids.js';

export interface LeaveOutContext {
  readonly contract: Contract;
  readonly rules: RecordingRules;
  /** The ids that the request names and nothing in the recording created. */
  readonly unknown: readonly SentId[];
}

/** In bytes: what a fixture can say, and a replay reads of a response. */
const largestContent = 64 * 1024 * 1024;

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** Why an exchange can't be a fixture; undefined where it can. */
export function reasonToLeaveOut(
  exchange: Classified,
  context: LeaveOutContext,
): string | undefined {
  const { contract, rules, unknown } = context;
  const { status, method } = exchange.capture;
  if (!methods.includes(method)) return `no fixture can send ${cutText(method)}`;
  if (isCut(exchange, contract))
    return 'the body of the request is too long, or an incomplete multipart body';
  if (status === 429 || status >= 500) return 'the server failed, or asked to retry later';
  const reason = rules.reasonToLeaveOut?.(exchange);
  if (reason !== undefined) return reason;
  if (status < 200 || (status >= 300 && status < 400 && !isExpected(exchange, contract))) {
    return 'neither a success nor a rejection';
  }
  if (longestContent(exchange) > largestContent) return 'a content is longer than 64 MiB';
  if (exchange.operation === undefined && isSuccess(exchange.capture)) {
    if (rules.keepsUnknownOperations !== true) return reasonOfUnknown(exchange, contract);
  }
  if (rules.keepsExisting !== false || unknown.length === 0) return undefined;
  return isRejectionOfUnknown(exchange, contract)
    ? undefined
    : 'they name objects whose creation was not recorded';
}

/** Bytes that are replaced anyway need not have been kept. */
function isCut({ capture: { request }, operation }: Classified, contract: Contract): boolean {
  if (request.kind !== 'content' || request.content.bytes !== undefined) return false;
  const kind = contract.operations[operation ?? '']?.body?.kind;
  return kind !== 'bytes' && kind !== 'text';
}

function longestContent({ capture: { request, response } }: Classified): number {
  const sent = request.kind === 'form' ? request.parts.map(({ content }) => content.length) : [];
  return Math.max(0, ...sent, response.kind === 'content' ? response.content.length : 0);
}

const conditions = ['if-none-match', 'if-modified-since'];

/** RFC 9110, section 15.4.5: 304 is the response to a conditional request. */
function isExpected({ capture, operation }: Classified, contract: Contract): boolean {
  const { status, requestHeaders } = capture;
  const known = contract.operations[operation ?? ''];
  if (status === 304) return conditions.some((name) => requestHeaders[name] !== undefined);
  return known !== undefined && declaredResponse(withoutDefault(known), status) !== undefined;
}

/** What holds for all statuses says of none that it is expected. */
function withoutDefault({ responses }: ContractOperation): Pick<ContractOperation, 'responses'> {
  const { default: _, ...others } = responses;
  return { responses: others };
}

function reasonOfUnknown({ capture }: Classified, { title }: Contract): string {
  const [path = ''] = capture.path.split('?');
  return `${capture.method} ${cutText(path)} is not an operation of ${title}`;
}

/** Whether anyone who has no such resource would get this error. */
function isRejectionOfUnknown({ capture, operation }: Classified, contract: Contract): boolean {
  if (isSuccess(capture)) return false;
  const responses = contract.operations[operation ?? '']?.responses ?? {};
  return (
    [401, 403, 404].includes(capture.status) || responses[String(capture.status)] === undefined
  );
}

/** The state of a resource decides about these: it has to exist for them. */
const ofState = [409, 412, 423];

/** The ids that name what has to exist before the exchange can be replayed. */
export function idsToExist({ capture }: Classified, unknown: readonly SentId[]): readonly SentId[] {
  if (isSuccess(capture) || capture.status === 304) return unknown;
  return ofState.includes(capture.status)
    ? unknown.filter(({ pathParameter }) => pathParameter !== undefined)
    : [];
}
