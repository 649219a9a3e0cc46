import { parseDocument, type YAMLParseError } from 'yaml';
import { UsageError } from './usage-error.js';

/** References to anchors that a text may make; more would be a bomb. */
const MAX_ALIASES = 100;

/**
 * Reads one YAML or JSON value.
 *
 * @param where - Under which name an error tells of the text: `--expires-after`, `standard input`.
 * @throws UsageError with the line and column of the first fault, and for a whole number that JSON's
 * readers would round.
 */
export function parseYaml(text: string, where: string): unknown {
  try {
    const document = parseDocument(text, {
      logLevel: 'error',
      prettyErrors: true,
      intAsBigInt: true,
    });
    const [fault] = document.errors;
    if (fault !== undefined) throw new UsageError(`${where}: ${tellFault(fault)}`);
    return document.toJS({
      maxAliasCount: MAX_ALIASES,
      reviver: (_, value: unknown) => (typeof value === 'bigint' ? numberOf(value, where) : value),
    });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const told = error instanceof RangeError ? 'it is nested too deeply' : messageOf(error);
    throw new UsageError(`${where} is neither YAML nor JSON: ${told}`, { cause: error });
  }
}

function tellFault({ code, message }: YAMLParseError): string {
  switch (code) {
    case 'MULTIPLE_DOCS':
      return 'it holds several YAML documents; wanted one';
    case 'RESOURCE_EXHAUSTION':
      return 'it is nested too deeply';
    default:
      return firstLine(message);
  }
}

/** Beyond 2^53 a number would be sent as another than was written. */
function numberOf(value: bigint, where: string): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  const most = String(Number.MAX_SAFE_INTEGER);
  throw new UsageError(
    `${where}: wanted whole numbers up to ${most}, got ${String(value).slice(0, 40)}`,
  );
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/:$/, '');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? firstLine(error.message) : String(error);
}
