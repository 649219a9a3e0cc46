import { connect } from 'node:net';

/** Finds out whether a server is gone for good. */
export interface Presence {
  /** The server could not be reached. */
  missed(): void;
  /** The server responded. */
  seen(): void;
  /** Ends when the server is gone. */
  readonly gone: Promise<void>;
  isGone(): boolean;
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
  let isGone = false;
  let leave: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => (leave = resolve));
  const stop = (): void => {
    clearTimeout(timer);
    since = undefined;
  };
  const look = async (): Promise<void> => {
    const isThere = await acceptsConnections(target);
    if (since === undefined) return;
    if (isThere) stop();
    else if (performance.now() - since < patience) timer = setTimeout(() => void look(), interval);
    else {
      stop();
      isGone = true;
      leave();
    }
  };
  return {
    missed() {
      if (!wasSeen || since !== undefined) return;
      since = performance.now();
      void look();
    },
    seen() {
      wasSeen = true;
      stop();
    },
    gone,
    isGone: () => isGone,
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
