import type { ClientRuleId } from '../../client/client-rules.js';
import type { RequestLocation } from '../../difference/location.js';
import type { OperationId } from '../reference/operation-id.js';
import type { RightRequest } from './right-requests.js';

/** A kind of mutation, applied to a right request. */
export interface Mutation {
  /** What is wrong: `a slash at the end of the path`. */
  readonly kind: string;
  readonly requirement: ClientRuleId;
  readonly location: RequestLocation;
  /** The request as it goes over a connection, one character for each byte. */
  readonly wrong: string;
  /** The same request without the violation. */
  readonly mended: string;
  /** The client closes its side of the connection once it has sent all. */
  readonly closes?: boolean;
}

/** All mutations of one group that make sense for a request. */
export type Mutate = (right: RightRequest) => readonly Mutation[];

/** A wrong request of an operation. */
export interface Mutant extends Mutation {
  readonly operation: OperationId;
  readonly variant: string;
}
