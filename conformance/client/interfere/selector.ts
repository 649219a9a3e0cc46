import type { IncomingMessage } from 'node:http';
import type { CalledOperation } from '../judge/request-facts.js';
import type { Selection } from './interference.js';
import { successContents } from './success-content.js';

/** A request, as far as its choice depends on it. */
export interface Candidate {
  readonly ordinal: number;
  readonly called: CalledOperation;
  readonly hasBody: boolean;
}

/** Chooses the requests that a scenario interferes with. */
export class Selector {
  readonly #selection: Selection;
  /** Requests before it are not chosen. */
  readonly #start: number;
  readonly #chosen = new Set<string>();

  /** @param requests - How many the client sends without the scenario. */
  constructor(selection: Selection, requests: number) {
    this.#selection = selection;
    this.#start = startOf(selection, Math.max(requests, 1));
  }

  choose(candidate: Candidate): boolean {
    if (!this.#isOfKind(candidate)) return false;
    const key = this.#keyOf(candidate);
    if (key === undefined) return true;
    if (this.#chosen.has(key)) return false;
    this.#chosen.add(key);
    return true;
  }

  /** A request was not interfered with after all: the next one of its kind may be. */
  release(candidate: Candidate): void {
    const key = this.#keyOf(candidate);
    if (key !== undefined) this.#chosen.delete(key);
  }

  /** What is chosen once; undefined where all are. */
  #keyOf({ called, hasBody }: Candidate): string | undefined {
    switch (this.#selection.requests) {
      case 'first':
        return hasBody ? 'with a body' : 'without a body';
      case 'first-of-operation':
        return called.id;
      case 'second':
      case 'last':
        return 'one';
      case 'all':
        return undefined;
      default:
        return this.#selection.requests satisfies never;
    }
  }

  #isOfKind({ ordinal, called, hasBody }: Candidate): boolean {
    const { of } = this.#selection;
    if (ordinal < this.#start) return false;
    const contents = successContents(called.operation);
    switch (of) {
      case 'with-body':
        return hasBody;
      case 'list':
        return called.operation.paging !== undefined;
      case 'json':
        return contents.length > 0 && contents.every(({ kind }) => kind === 'json');
      case 'content':
        return contents.some(({ kind }) => kind !== 'json');
      case undefined:
        return true;
      default:
        return of satisfies never;
    }
  }
}

function startOf({ requests }: Selection, count: number): number {
  if (requests === 'last') return count;
  return requests === 'second' ? Math.min(2, count) : 1;
}

/** Whether a request announces a body that is not empty. */
export function announcesBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
