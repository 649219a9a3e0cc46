import type { Contract } from '../../contract.js';
import type { Intervention } from '../../proxy/intervention.js';
import type { OpenedRequest } from '../capture/open-gate.js';
import type { Interfered } from '../conduct/conduct.js';
import { findRoute } from '../judge/request-facts.js';
import type { Scenario } from '../scenarios/scenario.js';
import { changedOf, interventionFor, type Interfering } from './intervention-for.js';
import { redirectMark } from './other-origin.js';
import { announcesBody, Selector } from './selector.js';
import { sendUnchanged } from './send-response.js';

export interface InterfererOptions {
  readonly contract: Contract;
  /** Of the judging server, without a slash at the end. */
  readonly basePath: string;
  readonly scenario: Scenario;
  /** How many requests the client sends without the scenario. */
  readonly plainRequests: number;
  /** To which redirects to another origin lead. */
  readonly otherOrigin: string;
  /** The client has shown all that the scenario asks for: its command can be ended. */
  conclude(): void;
}

/** A request that a scenario interfered with, without what the client sent. */
export type InterferedRecord = Omit<Interfered, 'sent'>;

/** Gives a client what a scenario says, and keeps which requests it concerned. */
export class Interferer {
  readonly #options: InterfererOptions;
  readonly #selector: Selector;
  /** By the ordinal of the request. */
  readonly #interfering = new Map<number, Interfering>();
  readonly #followed = new Map<number, number>();
  #firstOfOperation = new Map<string, unknown>();
  #patience: NodeJS.Timeout | undefined;
  #requests = 0;

  constructor(options: InterfererOptions) {
    this.#options = options;
    this.#selector = new Selector(options.scenario.select, options.plainRequests);
  }

  intervene(request: OpenedRequest): Intervention | undefined {
    const { contract, basePath, scenario, plainRequests, conclude } = this.#options;
    const { incoming, ordinal } = request;
    const { method = '', url = '' } = incoming;
    this.#requests += 1;
    clearTimeout(this.#patience);
    this.#endEarlyRetry(request);
    if (this.#requests > mostRequests(plainRequests)) conclude();
    const marked = readMark(url);
    if (marked !== undefined) {
      this.#followed.set(ordinal, marked.of);
      return { kind: 'change', target: marked.target, send: sendUnchanged };
    }
    const { called } = findRoute({ method, target: url }, contract, basePath);
    if (called === undefined) return undefined;
    const candidate = { ordinal, called, hasBody: announcesBody(incoming) };
    if (!this.#selector.choose(candidate)) return undefined;
    const interfering: Interfering = { request, called, endedAt: undefined, earliest: undefined };
    this.#interfering.set(ordinal, interfering);
    if (this.#interfering.size >= (scenario.mostInterfered ?? Infinity)) conclude();
    return interventionFor(scenario.interference, interfering, {
      contract,
      otherOrigin: this.#options.otherOrigin,
      change: (value, change) => {
        const changed = changedOf({ value, change, called, contract }, this.#firstOfOperation);
        return changed;
      },
      release: () => {
        this.#interfering.delete(ordinal);
        this.#selector.release(candidate);
      },
      ended: () => this.#wait(),
    });
  }

  /** From the ordinal of a request to that of the one whose redirect it followed. */
  get followed(): ReadonlyMap<number, number> {
    return this.#followed;
  }

  /** By the ordinal of the request. */
  get interfered(): ReadonlyMap<number, InterferedRecord> {
    const { interference } = this.#options.scenario;
    const redirect = interference.kind === 'redirect' ? interference.status : undefined;
    return new Map(
      [...this.#interfering].map(([ordinal, { endedAt, earliest }]) => [
        ordinal,
        { endedAt, earliest, redirect },
      ]),
    );
  }

  close(): void {
    clearTimeout(this.#patience);
  }

  /** The same request before the time that the server asked for is a violation, and ends the run. */
  #endEarlyRetry({ incoming, sentAt }: OpenedRequest): void {
    if (this.#options.scenario.patience === undefined) return;
    const isEarly = [...this.#interfering.values()].some(
      ({ request, earliest }) =>
        request.incoming.url === incoming.url &&
        request.incoming.method === incoming.method &&
        earliest !== undefined &&
        sentAt < earliest,
    );
    if (isEarly) this.#options.conclude();
  }

  #wait(): void {
    const { scenario, conclude } = this.#options;
    if (scenario.patience === undefined) return;
    clearTimeout(this.#patience);
    this.#patience = setTimeout(conclude, scenario.patience);
  }
}

/** A client that sends more than these requests under a scenario does not end by itself. */
function mostRequests(plain: number): number {
  return 10 * plain + 100;
}

interface Marked {
  readonly of: number;
  /** Without the mark. */
  readonly target: string;
}

function readMark(url: string): Marked | undefined {
  const pattern = new RegExp(`[?&]${redirectMark}=(\\d+)`);
  const [mark, ordinal] = pattern.exec(url) ?? [];
  if (mark === undefined) return undefined;
  const target = url.replace(mark, '').replace(/^([^?&]*)&/, '$1?');
  return { of: Number(ordinal), target };
}
