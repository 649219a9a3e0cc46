/** How a target that stopped responding is brought back. */
export interface Restarting {
  /** Asks for it, or does it. It may resolve before the target responds. */
  restart(): Promise<void>;
  /** Milliseconds to wait until the target responds then. */
  readonly recoveryTime?: number;
  /** Ends what was started. */
  close?(): void;
}

/** In minutes: a person may have to find out how the server is started. */
const patience = 10;

/**
 * Asks the person at the terminal to start the target again.
 *
 * @param show writes a message to the person
 */
export function requestRestart(show: (message: string) => void): Restarting {
  let isRepeated = false;
  return {
    recoveryTime: patience * 60_000,
    restart() {
      show(isRepeated ? furtherMessage : firstMessage);
      isRepeated = true;
      return Promise.resolve();
    },
  };
}

const firstMessage = [
  `The server does not respond any more. Start it again: the run goes on when it responds, within ${patience} minutes.`,
  'The last cases are then run again one at a time, to find the request that stops the server, so it may stop again.',
  'Ctrl-C ends the run. With --restart COMMAND the run starts the server by itself.',
].join('\n');

const furtherMessage = 'The server does not respond again. Start it once more.';
