import type { ExitCode, Terminal } from '@upspec/conformance/command-line';
import { formatFault, lint } from '@upspec/document';

/** `upspec lint`: tells every fault of a document; warnings alone are no failure. */
export async function runLint(spec: string | undefined, terminal: Terminal): Promise<ExitCode> {
  const faults = await lint(spec === undefined ? {} : { spec });
  for (const fault of faults) terminal.print(formatFault(fault));
  const errors = faults.filter((fault) => fault.severity === 'error').length;
  const warnings = faults.length - errors;
  terminal.print(
    `${spec ?? 'spec/openapi.yaml'}: ${count(errors, 'error')}, ${count(warnings, 'warning')}`,
  );
  return errors === 0 ? 0 : 1;
}

function count(number: number, what: string): string {
  return `${String(number)} ${what}${number === 1 ? '' : 's'}`;
}
