// Made from spec/openapi.yaml by `upspec generate`; do not edit.
import type { Readable, Writable } from 'node:stream';

/** What a program sees of the process that it runs in. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
  /** Whether standard output is a terminal that a person watches. */
  readonly outputIsTerminal: boolean;
  /** Whether standard error is. */
  readonly errorsIsTerminal: boolean;
  /** Columns of the terminal that standard output is; 80 where it is none. */
  readonly columns: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Ends when the person asks for it (Ctrl-C), or the system does. */
  readonly signal: AbortSignal;
}

/** Whether output takes colours: `FORCE_COLOR` and `NO_COLOR` decide before the terminal does. */
export function takesColor({ environment, outputIsTerminal }: Terminal): boolean {
  const forced = environment['FORCE_COLOR'];
  if (forced === '0') return false;
  if (forced !== undefined && forced !== '') return true;
  return outputIsTerminal && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
}
