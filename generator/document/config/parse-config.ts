import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { DocumentLocation } from '../load/lint-error.js';
import { ConfigError } from './config-error.js';

/** A configuration as it is written, not yet checked. */
export interface WrittenConfig {
  readonly file: string;
  readonly value: unknown;
  /** The location of a key, which the keys of its sections precede. */
  locationOf(path: readonly string[]): DocumentLocation;
}

/**
 * Parses a configuration in YAML or JSON.
 * @throws {ConfigError} for text that is neither, with line and column.
 */
export function parseConfig(file: string, text: string): WrittenConfig {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    const [reason = ''] = error.message.split(' at line');
    throw new ConfigError(`${file}:${String(line)}:${String(col)}: ${reason}`);
  }
  const offsetOf = (path: readonly string[]): number => {
    let node: unknown = document.contents;
    let offset = 0;
    for (const key of path) {
      if (!isMap(node)) break;
      const pair = node.items.find(({ key: own }) => isScalar(own) && String(own.value) === key);
      offset = isScalar(pair?.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = pair?.value;
    }
    return offset;
  };
  return {
    file,
    value: document.toJS({ maxAliasCount: 100 }) as unknown,
    locationOf: (path) => {
      const { line, col } = lineCounter.linePos(offsetOf(path));
      return { file, line, column: col };
    },
  };
}
