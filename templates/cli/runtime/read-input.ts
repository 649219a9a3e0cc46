import { fstatSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { parseYaml } from './parse-yaml.js';
import { UsageError } from './usage-error.js';

/** More than any JSON body needs, less than a memory holds. */
const MOST_BYTES = 16 * 1024 * 1024;

/** How a command reads what is piped into it. */
export interface InputRule {
  /** Milliseconds to wait for its first bytes: some terminals attach a pipe that stays empty. */
  readonly patience: number;
  readonly signal: AbortSignal;
}

/**
 * Reads one YAML or JSON value from standard input; undefined where nothing is piped in.
 *
 * @throws UsageError for what is neither, and for more than 16 MiB.
 */
export async function readInput(input: Readable, rule: InputRule): Promise<unknown> {
  const text = await readText(input, rule);
  return text.trim() === '' ? undefined : parseYaml(text, 'standard input');
}

/** Whether something may come: a pipe, or a file that is not empty. */
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
  if (!mayHold(input) || !(await firstBytes(input, rule))) {
    input.destroy();
    return '';
  }
  // A read that waits hears nothing else of Ctrl-C.
  rule.signal.addEventListener('abort', () => input.destroy(), { once: true });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new UsageError('standard input: it holds more than 16 MiB');
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new UsageError(
      'standard input: it is not UTF-8; a file is given by its flag, and as `-` from here',
      { cause },
    );
  }
}

async function firstBytes(input: Readable, { patience, signal }: InputRule): Promise<boolean> {
  if (input.readableLength > 0) return true;
  return new Promise((resolve) => {
    const settle = (came: boolean) => (): void => {
      clearTimeout(timer);
      input.off('readable', bytes).off('end', none).off('error', none);
      signal.removeEventListener('abort', none);
      resolve(came);
    };
    const bytes = settle(true);
    const none = settle(false);
    const timer = setTimeout(none, patience);
    input.once('readable', bytes).once('end', none).once('error', none);
    signal.addEventListener('abort', none, { once: true });
  });
}
