import type { Contract } from '../contract.js';
import type { CreatedResources } from '../replay/created-resources.js';
import type { WireRequest } from '../replay/build-request.js';
import type { Mismatch } from '../replay/walk.js';
import type { ExchangeFacts } from './exchange-facts.js';
import type { Violation } from './violation.js';
import type { SchemaViolation } from './schema.js';

/** What the pack of one API knows beyond its contract; a contract without a pack needs none of it. */
export interface PackChecks {
  /** The schema of an error that the document declares nowhere, such as one for an unknown route. */
  readonly errorSchema?: string;
  /** What no schema rejects in a body. */
  checkBody?(facts: ExchangeFacts): readonly SchemaViolation[];
  checkPage?(
    facts: ExchangeFacts,
    sent: { readonly path: string; readonly own: CreatedResources },
    reported: readonly SchemaViolation[],
  ): readonly Violation[];
  checkError?(facts: ExchangeFacts): readonly Violation[];
  /** What the body of an error says, after its status: `, type "not_found"`. */
  describeError?(body: unknown): string | undefined;
  /** Whether a difference follows from one of a page: what comes after its items is not judged then. */
  followsFrom?(violation: Violation, page: readonly Violation[]): boolean;
  /** The locations that the rejection of a request is attributed to, where a server has a reason for it. */
  isRejectable?(sent: WireRequest): readonly string[] | undefined;
  /** The locations that an error with the status of a success is attributed to; undefined for no error. */
  errorLocations?(facts: ExchangeFacts): readonly string[] | undefined;
  /** Whether a success returns an object of another kind, so that no other request can use it. */
  isAnotherObject?(facts: ExchangeFacts): boolean;
  /** Further locations of a difference, before those that its schema has. */
  locationsOf?(
    location: string,
    recorded: ExchangeFacts['recorded'],
    sent: WireRequest,
  ): readonly string[];
  /** Whether a difference is the very thing that a fixture tests. */
  isSubject?(mismatch: Mismatch): boolean;
  /** The locations that a wrong order of a list is attributed to. */
  readonly orderLocations?: readonly string[];
  /** Whether a difference is one at all: a recorded error shows one of many right ones. */
  isRequested?(violation: Violation, contract: Contract): boolean;
}

export const noPackChecks: PackChecks = {};
