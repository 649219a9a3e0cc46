import type { Requirement } from '@upspec/document';
import type { RequestValues } from '../../examples/example-request.js';
import type { RecordedRequest } from '../../fixture-format/fixture.js';
import type { ProbeResponse, ProbeTarget } from '../../probe-contract/probe.js';
import type { ProbeSource, RequestVariant } from '../probe-family.js';

/** One resource that a probe created. */
export interface Instance {
  readonly resource: string;
  readonly id: string | number;
  /** The values of the request that created it. */
  readonly sent: RequestValues;
  /** The path parameters of its parents and its own, by name. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The response that created it. */
  readonly response: ProbeResponse;
}

/** What a probe of any contract works with: requests that succeed, with what they need. */
export interface Scene {
  readonly source: ProbeSource;
  readonly target: ProbeTarget;
  /**
   * The resource that this probe created first, with its parents; created when it is first asked for.
   *
   * @throws {ProbeEnded} when the server rejects what is needed for it
   */
  instance(resource: string): Promise<Instance>;
  /** A further resource of the kind, with the same parents. @throws {ProbeEnded} like `instance` */
  create(resource: string, variant?: RequestVariant): Promise<Instance>;
  /** A further resource of the kind, created with these values. @throws {ProbeEnded} like `instance` */
  createWith(resource: string, values: RequestValues): Promise<Instance>;
  /** Like `createWith`; undefined where the server rejects these values, which is not noted. */
  tryCreate(resource: string, values: RequestValues): Promise<Instance | undefined>;
  /**
   * The values of a request that is expected to succeed: with the ids of what this probe created, the
   * current ETag where the operation requires one, and names that no other case uses. Once this probe
   * saw that full values are rejected, they are minimal.
   *
   * @throws {ProbeEnded} like `instance`
   */
  values(operation: string, variant: RequestVariant): Promise<RequestValues>;
  /** The request of an operation with these values, written as the document says. */
  request(operation: string, values: RequestValues): RecordedRequest;
  /**
   * Sends a request with full values, or with minimal ones where the server rejects those: the document
   * does not say which properties go together. Returns the values that were accepted.
   *
   * @throws {ProbeEnded} like `accept`
   */
  acceptAny(operation: string): Promise<RequestValues>;
  /**
   * Sends a request. Its response must be what the document declares for its status, whatever that is;
   * a server error and an undeclared status are reported.
   */
  send(operation: string, request: RecordedRequest): Promise<ProbeResponse>;
  /**
   * Sends a request that is expected to succeed.
   *
   * @throws {ProbeEnded} after a rejection, which is only noted: the document does not say when a
   *   request succeeds
   */
  accept(operation: string, request: RecordedRequest): Promise<ProbeResponse>;
  /** Sends a request that has to be rejected, and reports it where it is not. */
  reject(operation: string, request: RecordedRequest, expected: Rejection): Promise<ProbeResponse>;
}

/** Why a request has to be rejected. */
export interface Rejection {
  readonly rule: Requirement;
  /** What is wrong with it, as the end of a sentence: `/name is longer than 80 characters`. */
  readonly reason: string;
  /**
   * Whether the document leaves open what happens, so that a success is only noted. By default it does
   * where the operation declares no rejection of a wrong request.
   */
  readonly isOpen?: boolean;
}
