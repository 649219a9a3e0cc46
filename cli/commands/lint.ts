import type { ExitCode, Terminal } from '@upspec/conformance/command-line';
import { formatError, lint } from '@upspec/document';
import { count } from './count.js';
import type { Input } from './input-options.js';

export interface LintArguments {
  readonly spec: string | undefined;
  readonly input: Input;
}

/**
 * `upspec lint`: reports every error and warning of a document; warnings alone are not a failure.
 */
export async function runLint(
  { spec, input }: LintArguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const found = await lint({ ...input, ...(spec !== undefined && { spec }) });
  for (const error of found) terminal.print(formatError(error));
  const errors = found.filter((error) => error.severity === 'error').length;
  const warnings = found.length - errors;
  const sources = [spec ?? 'spec/openapi.yaml', ...input.overlays].join(' with ');
  terminal.print(`${sources}: ${count(errors, 'error')}, ${count(warnings, 'warning')}`);
  return errors === 0 ? 0 : 1;
}
