import type { ExitCode } from '../../command-line/terminal.js';
import { runCheck, type CheckArguments } from '../check.js';
import { watchTerminal } from './watched-terminal.js';

/** What a check at a URL showed. */
export interface UrlCheck {
  readonly code: ExitCode;
  /** On standard output. */
  readonly printed: string;
  /** On standard error. */
  readonly warned: string;
}

/** Runs `check` in this process, with the options of a command line. */
export async function checkUrl(
  options: Partial<CheckArguments>,
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<UrlCheck> {
  const { terminal, printed, warned } = watchTerminal();
  const settings = { jobs: 4, timeout: 10, seed: 1 };
  const code = await runCheck({ ...settings, ...options }, { ...terminal, environment });
  return { code, printed: printed.join('\n'), warned: warned.join('\n') };
}
