import type { ContractOperation, ContractResponse } from '@upspec/document';
import type { Contract } from '../contract.js';
import type { Exchange } from '../fixture-format/fixture.js';
import { parseJson, type ParsedJson } from '../json/parse-json.js';
import { plainProfile } from '../profile-format/plain-profile.js';
import type { Profile } from '../profile-format/profile.js';
import type { Received } from '../replay/received.js';
import { claimedStatuses } from './claims.js';
import { contentFor, mediaTypeOf, type DeclaredContent } from './content-for.js';
import { statusNumber } from '../fixture-format/status-number.js';

/** One exchange as recorded and as it went live, with what the spec says of both. */
export interface ExchangeFacts {
  readonly contract: Contract;
  readonly recorded: Exchange;
  readonly received: Received;
  /** What the server claims. */
  readonly profile: Profile;
  /** Absent where the request fits no operation. */
  readonly operation?: ContractOperation;
  /** How the spec declares the live status: `404`, `4XX`. */
  readonly declared?: Declared;
  /** The live body read as JSON. */
  readonly json: ParsedJson;
  /** The schema of an error that the document declares nowhere, such as one for an unknown route. */
  readonly errorSchema?: string;
}

export interface Declared {
  readonly status: string;
  readonly response: ContractResponse;
  /** How the document declares the content of the live media type; absent where there is no body. */
  readonly content?: DeclaredContent;
}

/** An exchange, and what it must conform to. */
export interface Gathered extends Pick<ExchangeFacts, 'contract' | 'recorded' | 'received'> {
  /** Nothing is claimed by default. */
  readonly profile?: Profile | undefined;
  readonly errorSchema?: string | undefined;
}

export function gatherFacts({
  contract,
  recorded,
  received,
  profile = plainProfile,
  errorSchema,
}: Gathered): ExchangeFacts {
  const operation =
    recorded.operation === undefined
      ? undefined
      : contract.described.operations[recorded.operation];
  const status = statusNumber(recorded.response.status);
  const response = isBodiless(received, claimedStatuses(recorded.operation, profile))
    ? undefined
    : declaredForLive(operation, { live: received.status, recorded: status });
  const declared = response === undefined ? undefined : withContent(response, received);
  return {
    contract,
    recorded,
    received,
    profile,
    ...(operation === undefined ? {} : { operation }),
    ...(declared === undefined ? {} : { declared }),
    ...(errorSchema === undefined ? {} : { errorSchema }),
    json: received.cut
      ? { ok: false, problem: 'the response is too long to read' }
      : parseJson(received.bytes.toString('utf8')),
  };
}

/**
 * An undeclared success, such as 201, must still conform to what the recorded one declares: a
 * `default` beside it describes errors.
 */
function declaredForLive(
  operation: ContractOperation | undefined,
  { live, recorded }: { readonly live: number; readonly recorded: number },
): Declared | undefined {
  const own = declaredFor(operation, live);
  const isOther = own === undefined || own.status === 'default';
  if (!isOther || !isSuccess(live) || !isSuccess(recorded)) return own;
  return declaredFor(operation, recorded) ?? own;
}

function withContent(declared: Declared, { headers }: Received): Declared {
  const content = contentFor(declared.response.content, mediaTypeOf(headers['content-type']));
  return content === undefined ? declared : { ...declared, content };
}

/** Whether the status of a response claims that it has no body. */
function isBodiless({ status }: Received, claimed: readonly number[] | undefined): boolean {
  return [204, 205].includes(status) && claimed?.includes(status) === true;
}

/** The response that an operation declares for a status: by itself, else by its range. */
export function declaredFor(
  operation: ContractOperation | undefined,
  status: number,
): Declared | undefined {
  const keys = [String(status), `${Math.floor(status / 100)}XX`, 'default'];
  const found = keys.find((key) => operation?.responses[key] !== undefined);
  const response = found === undefined ? undefined : operation?.responses[found];
  return found === undefined || response === undefined ? undefined : { status: found, response };
}

/** The schema that the live body must fit; undefined for bytes and for what is undeclared. */
export function schemaOf({ declared, received, errorSchema }: ExchangeFacts): string | undefined {
  if (declared !== undefined) {
    return declared.content?.kind === 'json' ? declared.content.schema : undefined;
  }
  return received.status >= 400 ? errorSchema : undefined;
}

/** Whether a status means success. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Whether a status says that the request is wrong. */
export function isRejection(status: number): boolean {
  return status >= 400 && status < 500;
}
