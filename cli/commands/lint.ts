import type { ExitCode, Terminal } from '@upspec/conformance/command-line';
import { formatFault, lint } from '@upspec/document';

export interface LintArguments {
  readonly spec: string | undefined;
  readonly overlays: readonly string[];
}

/**
 * `upspec lint`: reports every error and warning of a document; warnings alone are not a failure.
 */
export async function runLint(
  { spec, overlays }: LintArguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const faults = await lint(spec === undefined ? { overlays } : { spec, overlays });
  for (const fault of faults) terminal.print(formatFault(fault));
  const errors = faults.filter((fault) => fault.severity === 'error').length;
  const warnings = faults.length - errors;
  const sources = [spec ?? 'spec/openapi.yaml', ...overlays].join(' with ');
  terminal.print(`${sources}: ${count(errors, 'error')}, ${count(warnings, 'warning')}`);
  return errors === 0 ? 0 : 1;
}

function count(number: number, what: string): string {
  return `${String(number)} ${what}${number === 1 ? '' : 's'}`;
}
