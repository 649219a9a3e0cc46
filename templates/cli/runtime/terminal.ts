import type { Readable, Writable } from 'node:stream';

/** The process of a program. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
  /** Whether standard output is a terminal. */
  readonly outputIsTerminal: boolean;
  /** Whether standard error is. */
  readonly errorsIsTerminal: boolean;
  /** The columns of the terminal on standard output; 80 without a terminal. */
  readonly columns: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Aborted by the user (Ctrl-C) or the system. */
  readonly signal: AbortSignal;
}

/** Whether output has colors: `FORCE_COLOR` and `NO_COLOR` take precedence over the terminal. */
export function takesColor({ environment, outputIsTerminal }: Terminal): boolean {
  const forced = environment['FORCE_COLOR'];
  if (forced === '0') return false;
  if (forced !== undefined && forced !== '') return true;
  return outputIsTerminal && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
}
