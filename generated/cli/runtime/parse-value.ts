// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { Flag } from './command.js';
import { UsageError } from './usage-error.js';

/**
 * Parses the string of a flag by its type. Bounds and choices are validated by the server, so that the user sees the server's message.
 *
 * @throws UsageError for a string that is not a value of the type.
 */
export async function parseValue(text: string, flag: Flag): Promise<unknown> {
  switch (flag.type) {
    case 'string':
    case 'file':
      return text;
    case 'integer':
      return integer(text, flag);
    case 'number':
      return decimal(text, flag);
    case 'switch':
    case 'boolean':
      if (text === 'true') return true;
      if (text === 'false') return false;
      throw rejection(flag, text, 'true or false');
    case 'value': {
      const { parseYaml } = await import('./parse-yaml.js');
      return parseYaml(text, `--${flag.name}`);
    }
  }
}

function integer(text: string, flag: Flag): number {
  const value = Number(text);
  if (!/^[+-]?\d+$/.test(text)) throw rejection(flag, text, 'a whole number');
  if (!Number.isSafeInteger(value)) {
    throw rejection(flag, text, `a whole number up to ${String(Number.MAX_SAFE_INTEGER)}`);
  }
  return value;
}

function decimal(text: string, flag: Flag): number {
  const value = Number(text);
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) || !Number.isFinite(value)) {
    throw rejection(flag, text, 'a number');
  }
  return value;
}

function rejection(flag: Flag, text: string, expected: string): UsageError {
  const bounds = flag.bounds === undefined ? '' : ` ${flag.bounds}`;
  return new UsageError(
    `--${flag.name}: expected ${expected}${bounds}, received ${JSON.stringify(text)}`,
  );
}
