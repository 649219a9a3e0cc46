import type { Duplex } from 'node:stream';

/** What was received on one connection since its last whole request. */
export interface RawConnection {
  /** The request line and the headers of the request that is being received; empty without one. */
  head: string;
  isInRequest: boolean;
  /** The ordinal of the last whole request; undefined before the first. */
  last: number | undefined;
}

/** In bytes. */
const mostKept = 64 * 1024;

/** Keeps the bytes of requests that the parser does not report. */
export class RawHeads {
  readonly #connections = new WeakMap<Duplex, RawConnection>();

  /** @returns what a new connection gives its bytes to */
  open(): { readonly add: (bytes: Buffer) => void; readonly use: (connection: Duplex) => void } {
    const raw: RawConnection = { head: '', isInRequest: false, last: undefined };
    return {
      add: (bytes) => {
        if (raw.isInRequest || raw.head.length >= mostKept) return;
        raw.head += bytes.toString('latin1', 0, mostKept - raw.head.length);
      },
      use: (connection) => this.#connections.set(connection, raw),
    };
  }

  of(connection: Duplex): RawConnection | undefined {
    return this.#connections.get(connection);
  }

  /** The head of a request whose headers were received; undefined where it is unknown. */
  take(connection: Duplex): string | undefined {
    const raw = this.of(connection);
    if (raw === undefined) return undefined;
    raw.isInRequest = true;
    const [head] = /^[^]*?\n\r?\n/.exec(raw.head) ?? [];
    raw.head = '';
    return head;
  }

  /** The body of a request was received. */
  end(connection: Duplex, ordinal: number): void {
    const raw = this.of(connection);
    if (raw === undefined) return;
    raw.isInRequest = false;
    raw.last = ordinal;
  }
}
