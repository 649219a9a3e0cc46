import { connect } from 'node:net';

/** Finds out whether a server is gone for good. */
export interface Presence {
  /** The server could not be reached. */
  missed(): void;
  /** The server responded. */
  seen(): void;
  /** Ends when the server is gone. */
  readonly serverEnd: Promise<void>;
  hasEnded(): boolean;
  close(): void;
}

/** In milliseconds, between two attempts. */
const interval = 250;

/**
 * A server that was seen, and then accepts no connection for some time, is gone. One that was never seen
 * is waited for: it may still be starting.
 *
 * @param patience - In milliseconds.
 */
export function watchPresence(target: URL, patience: number): Presence {
  let wasSeen = false;
  let since: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let hasEnded = false;
  let leave: () => void = () => undefined;
  const serverEnd = new Promise<void>((resolve) => (leave = resolve));
  const stop = (): void => {
    clearTimeout(timer);
    since = undefined;
  };
  const attempt = async (): Promise<void> => {
    const isThere = await acceptsConnections(target);
    if (since === undefined) return;
    if (isThere) stop();
    else if (performance.now() - since < patience)
      timer = setTimeout(() => void attempt(), interval);
    else {
      stop();
      hasEnded = true;
      leave();
    }
  };
  return {
    missed() {
      if (!wasSeen || since !== undefined) return;
      since = performance.now();
      void attempt();
    },
    seen() {
      wasSeen = true;
      stop();
    },
    serverEnd,
    hasEnded: () => hasEnded,
    close: stop,
  };
}

function acceptsConnections({ hostname, port, protocol }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const standard = protocol === 'https:' ? 443 : 80;
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? standard : Number(port),
    });
    const end = (isThere: boolean): void => {
      socket.destroy();
      resolve(isThere);
    };
    socket.setTimeout(1000, () => end(false));
    socket.on('connect', () => end(true));
    socket.on('error', () => end(false));
  });
}
