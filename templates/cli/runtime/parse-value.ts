import type { Flag } from './command.js';
import { parseYaml } from './parse-yaml.js';
import { UsageError } from './usage-error.js';

/**
 * Reads the text of a flag as its type asks. Bounds and choices are the server's to judge, as in
 * the official program: what it says of a wrong value is what its user wants to see.
 *
 * @throws UsageError for a text that its type can't be read from.
 */
export function parseValue(text: string, flag: Flag): unknown {
  switch (flag.type) {
    case 'string':
    case 'file':
      return text;
    case 'integer':
      return integer(text, flag);
    case 'number':
      return decimal(text, flag);
    case 'boolean':
      if (text === 'true') return true;
      if (text === 'false') return false;
      throw refusal(flag, text, 'true or false');
    case 'value':
      return parseYaml(text, `--${flag.name}`);
  }
}

function integer(text: string, flag: Flag): number {
  const value = Number(text);
  if (!/^[+-]?\d+$/.test(text)) throw refusal(flag, text, 'a whole number');
  if (!Number.isSafeInteger(value)) {
    throw refusal(flag, text, `a whole number up to ${String(Number.MAX_SAFE_INTEGER)}`);
  }
  return value;
}

function decimal(text: string, flag: Flag): number {
  const value = Number(text);
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) || !Number.isFinite(value)) {
    throw refusal(flag, text, 'a number');
  }
  return value;
}

function refusal(flag: Flag, text: string, wanted: string): UsageError {
  const bounds = flag.bounds === undefined ? '' : ` ${flag.bounds}`;
  return new UsageError(`--${flag.name}: wanted ${wanted}${bounds}, got ${JSON.stringify(text)}`);
}
