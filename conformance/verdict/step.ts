import type { Described } from '../contract/described.js';
import type { WireRequest } from '../replay/build-request.js';
import {
  createdResourceIds,
  type CreatedResourceId,
  type IdResponse,
} from './created-resource-ids.js';
import { givenValues, type GivenValue } from './given-values.js';

/** When a request of a case was sent, and when its response came. */
export interface Flight {
  /** How many responses of the case had come when it was sent. */
  readonly sentAfter: number;
  /** Which response of the case it was, from 1 on. */
  readonly position: number;
}

/** A request of a case that may have changed the server, and what it created. */
export interface Step {
  readonly sent: WireRequest;
  /** The ids of what it created. */
  readonly created: readonly CreatedResourceId[];
  /** Whether the server did what was requested. */
  readonly isDone: boolean;
  /** Milliseconds that the case had paused until it was sent. */
  readonly paused?: number;
  /** What else its response gave that a later request may send back. */
  readonly given?: readonly GivenValue[];
  /** Whether it changes nothing. */
  readonly isRead?: true;
  /** Absent where no other request was under way at the same time. */
  readonly flight?: Flight;
}

/** A page of a list, from which another one goes on. */
export interface ListPage {
  readonly sent: WireRequest;
  /** The response, as text. */
  readonly text: string;
  /** The property of an item that is its id. */
  readonly property: string;
  /** The query parameter that the id of the last item is sent in. */
  readonly parameter: string;
}

/** What later requests of a case may need of this one; undefined where they can need nothing. */
export function readStep(
  described: Described,
  sent: WireRequest,
  response: IdResponse,
): Step | undefined {
  // A rejection names what it rejects, and invents no ids.
  const bytes = response.status >= 400 ? Buffer.alloc(0) : response.bytes;
  const given = givenValues({ ...response, bytes });
  if (sent.method === 'GET' || sent.method === 'HEAD') {
    return given.length === 0
      ? undefined
      : { sent, created: [], isDone: false, given, isRead: true };
  }
  const isDone = response.status >= 200 && response.status < 300;
  return { sent, created: createdResourceIds(described, sent, response), isDone, given };
}

/** Whether two requests were under way at the same time. */
export function isAtOnce(one: Flight | undefined, other: Flight | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const [earlier, later] = one.position < other.position ? [one, other] : [other, one];
  return later.sentAfter < earlier.position;
}
