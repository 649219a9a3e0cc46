// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { fstatSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { UsageError } from './usage-error.js';

/** More than any JSON body needs, but less than the memory. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Milliseconds without input after which the wait is reported. */
const QUIET_TIME = 2000;

/** How a command reads standard input. */
export interface InputRule {
  /** Called once after two seconds without input: a script may have left a pipe open. */
  onSilence(): void;
  readonly signal: AbortSignal;
}

/**
 * Reads one YAML or JSON value from a pipe or file on standard input, to its end; undefined where
 * there is none, or it is empty.
 *
 * @throws UsageError for other input, and for more than 16 MiB.
 */
export async function readInput(input: Readable, rule: InputRule): Promise<unknown> {
  const text = await readText(input, rule);
  if (text.trim() === '') return undefined;
  const { parseYaml } = await import('./parse-yaml.js');
  return parseYaml(text, 'standard input');
}

/** Whether there may be input: a pipe, or a file that is not empty. */
function mayHold(input: Readable): boolean {
  const descriptor: unknown = Reflect.get(input, 'fd');
  if (typeof descriptor !== 'number') return true;
  try {
    const stats = fstatSync(descriptor);
    return stats.isFIFO() || stats.isSocket() || (stats.isFile() && stats.size > 0);
  } catch {
    return false;
  }
}

async function readText(input: Readable, rule: InputRule): Promise<string> {
  if (!mayHold(input)) {
    input.destroy();
    return '';
  }
  const timer = setTimeout(rule.onSilence, QUIET_TIME);
  // A waiting read is not interrupted by Ctrl-C otherwise.
  rule.signal.addEventListener('abort', () => input.destroy(), { once: true });
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of input as AsyncIterable<Uint8Array>) {
      clearTimeout(timer);
      size += chunk.byteLength;
      if (size > MOST_BYTES) throw new UsageError('standard input: it is larger than 16 MiB');
      chunks.push(chunk);
    }
  } finally {
    clearTimeout(timer);
  }
  return decode(Buffer.concat(chunks));
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UsageError(
      'standard input: it is not UTF-8; pass a file by its flag, with `-` for standard input',
      { cause },
    );
  }
}
