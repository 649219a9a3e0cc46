import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** What was received on one connection since its last whole request. */
export interface RawConnection {
  /** The request line and the headers of the request that is being received; empty without one. */
  head: string;
  /** The request whose body is being received; undefined without one. */
  current: CurrentRequest | undefined;
  /** The ordinal of the last whole request; undefined before the first. */
  last: number | undefined;
}

export interface CurrentRequest {
  readonly incoming: IncomingMessage;
  readonly ordinal: number;
  /** The code of the parser, where it can't read the body. */
  problem: string | undefined;
}

/** In bytes. */
const mostKept = 64 * 1024;

/** Keeps the bytes of requests that the parser does not report. */
export class RawHeads {
  readonly #connections = new WeakMap<Duplex, RawConnection>();

  /** @returns what a new connection gives its bytes to */
  open(): { readonly add: (bytes: Buffer) => void; readonly use: (connection: Duplex) => void } {
    const raw: RawConnection = { head: '', current: undefined, last: undefined };
    return {
      add: (bytes) => {
        if (raw.current !== undefined || raw.head.length >= mostKept) return;
        raw.head += bytes.toString('latin1', 0, mostKept - raw.head.length);
      },
      use: (connection) => this.#connections.set(connection, raw),
    };
  }

  of(connection: Duplex): RawConnection | undefined {
    return this.#connections.get(connection);
  }

  /** The head of a request whose headers were received; undefined where it is unknown. */
  take(incoming: IncomingMessage, ordinal: number): string | undefined {
    const raw = this.of(incoming.socket);
    if (raw === undefined) return undefined;
    raw.current = { incoming, ordinal, problem: undefined };
    const [head] = /^[^]*?\n\r?\n/.exec(raw.head) ?? [];
    raw.head = '';
    return head;
  }

  /** The body of a request was received. */
  end(connection: Duplex): void {
    const raw = this.of(connection);
    if (raw?.current === undefined) return;
    raw.last = raw.current.ordinal;
    raw.current = undefined;
  }
}
