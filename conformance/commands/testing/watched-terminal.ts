import type { Terminal } from '../../command-line/terminal.js';

/** A terminal whose lines a test reads. */
export interface WatchedTerminal {
  readonly terminal: Terminal;
  readonly printed: string[];
  readonly warned: string[];
  /** Ends the command, as Ctrl-C does. */
  readonly stop: AbortController;
}

/** A terminal without colours and variables. */
export function watchTerminal(): WatchedTerminal {
  const printed: string[] = [];
  const warned: string[] = [];
  const stop = new AbortController();
  const terminal: Terminal = {
    print: (text) => void printed.push(text),
    warn: (text) => void warned.push(text),
    program: 'upspec',
    interactive: false,
    color: false,
    environment: {},
    signal: stop.signal,
  };
  return { terminal, printed, warned, stop };
}
