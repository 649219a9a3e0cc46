import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { DocumentLocation } from '@upspec/document';
import { ConfigError } from './config-error.js';

/** A configuration as it is written, not yet checked. */
export interface WrittenConfig {
  readonly file: string;
  readonly value: unknown;
  /** The location of a top-level key. */
  locationOf(key: string): DocumentLocation;
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
  const { contents } = document;
  const offsetOf = (key: string): number => {
    if (!isMap(contents)) return 0;
    const pair = contents.items.find(({ key: own }) => isScalar(own) && String(own.value) === key);
    return isScalar(pair?.key) ? (pair.key.range?.[0] ?? 0) : 0;
  };
  return {
    file,
    value: document.toJS({ maxAliasCount: 100 }) as unknown,
    locationOf: (key) => {
      const { line, col } = lineCounter.linePos(offsetOf(key));
      return { file, line, column: col };
    },
  };
}
