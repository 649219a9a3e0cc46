import { parseDocument } from 'yaml';
import { UsageError } from './usage-error.js';

/** References to anchors that a text may make; more would be a bomb. */
const MAX_ALIASES = 100;

/**
 * Reads one YAML or JSON value.
 *
 * @param where - Under which name an error tells of the text: `--expires-after`, `standard input`.
 * @throws UsageError with the line and column of the first fault.
 */
export function parseYaml(text: string, where: string): unknown {
  try {
    const document = parseDocument(text, { logLevel: 'silent', prettyErrors: true });
    const [fault] = document.errors;
    if (fault !== undefined) throw new UsageError(`${where}: ${firstLine(fault.message)}`);
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const told = error instanceof RangeError ? 'it is nested too deeply' : messageOf(error);
    throw new UsageError(`${where} is neither YAML nor JSON: ${told}`, { cause: error });
  }
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/:$/, '');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? firstLine(error.message) : String(error);
}
