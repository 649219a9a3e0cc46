import { parseDocument, type YAMLParseError } from 'yaml';
import { UsageError } from './usage-error.js';

/** The most alias references of a string; more could exhaust the memory. */
const MAX_ALIASES = 100;

/**
 * Reads one YAML or JSON value.
 *
 * @param where - The name of the text in errors: `--expires-after`, `standard input`.
 * @throws UsageError with the line and column of the first error, and for a whole number that
 * JSON's readers would round.
 */
export function parseYaml(text: string, where: string): unknown {
  try {
    const document = parseDocument(text, {
      logLevel: 'error',
      prettyErrors: true,
      intAsBigInt: true,
    });
    const [problem] = document.errors;
    if (problem !== undefined) throw new UsageError(`${where}: ${describeYamlError(problem)}`);
    return document.toJS({
      maxAliasCount: MAX_ALIASES,
      reviver: (_, value: unknown) => (typeof value === 'bigint' ? numberOf(value, where) : value),
    });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const message = error instanceof RangeError ? 'it is nested too deeply' : messageOf(error);
    throw new UsageError(`${where} is neither YAML nor JSON: ${message}`, { cause: error });
  }
}

function describeYamlError({ code, message }: YAMLParseError): string {
  switch (code) {
    case 'MULTIPLE_DOCS':
      return 'it contains several YAML documents; expected one';
    case 'RESOURCE_EXHAUSTION':
      return 'it is nested too deeply';
    default:
      return firstLine(message);
  }
}

/** A number beyond 2^53 would be rounded before it is sent. */
function numberOf(value: bigint, where: string): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  const most = String(Number.MAX_SAFE_INTEGER);
  throw new UsageError(
    `${where}: expected whole numbers up to ${most}, received ${String(value).slice(0, 40)}`,
  );
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/:$/, '');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? firstLine(error.message) : String(error);
}
