import type { Described } from '../contract/described.js';
import type { WireRequest } from '../replay/build-request.js';
import type { Received } from '../replay/received.js';
import { formatSteps } from '../verdict/curl-steps.js';
import type { CurlTarget } from '../verdict/curl.js';
import type { Showing } from '../verdict/needed-steps.js';
import { isAtOnce, readStep, type Flight, type ListPage, type Step } from '../verdict/step.js';

/** A request, and the response to it. */
export interface Shown {
  readonly sent: WireRequest;
  readonly received: Pick<Received, 'status' | 'headers' | 'bytes'>;
}

/** A request and the response, with the id of the operation; a request may fit none. */
export interface Noted extends Shown {
  readonly operation: string | undefined;
  /** How many responses had come when the request was sent; by default all before its own. */
  readonly sentAfter?: number | undefined;
}

/** The exchanges of a case, for commands that repeat what led to one of them. */
export interface CaseScript {
  note(shown: Noted, exchange: number, pause?: number): void;
  /** The ids of all that the noted exchanges created. */
  ids(): ReadonlySet<string>;
  /** The commands of an exchange, those before it that it needs first. */
  format(shown: Formatted, exchange: number): string;
}

interface Formatted extends Shown, Showing {
  readonly follows: ListPage | undefined;
}

export function openScript(described: Described, target: CurlTarget): CaseScript {
  const steps = new Map<number, Step>();
  const flights = new Map<number, Flight>();
  /** Milliseconds that were waited before an exchange. */
  const pauses = new Map<number, number>();
  const pausedUntil = (exchange: number): number =>
    [...pauses].reduce((sum, [at, pause]) => (at <= exchange ? sum + pause : sum), 0);
  return {
    note({ sent, received, sentAfter }, exchange, pause = 0) {
      if (pause > 0) pauses.set(exchange, pause);
      const flight = { sentAfter: sentAfter ?? exchange - 1, position: exchange };
      flights.set(exchange, flight);
      const step = readStep(described, sent, received);
      const paused = pausedUntil(exchange);
      if (step !== undefined) steps.set(exchange, { ...step, paused, flight });
    },
    ids: () =>
      new Set([...steps.values()].flatMap(({ created }) => created.map(({ id }) => String(id)))),
    format({ sent, received, follows, difference, page }, exchange) {
      const flight = flights.get(exchange);
      const others = [...steps].filter(
        ([at, step]) => at < exchange || (at > exchange && isAtOnce(step.flight, flight)),
      );
      const created = readStep(described, sent, received)?.created;
      const paused = pausedUntil(exchange);
      const sorted = others.toSorted(([a], [b]) => a - b).map(([, step]) => step);
      const shown = {
        described,
        sent,
        created,
        paused,
        flight,
        steps: sorted,
        follows,
        status: received.status,
      };
      return formatSteps({ ...shown, difference, page }, target);
    },
  };
}
