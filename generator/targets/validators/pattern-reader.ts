import { isJsonObject, type Json, type JsonObject } from '@upspec/document';
import { pointerTo } from '@upspec/document/json-pointer';
import type { Emitted } from '../target.js';
import { unicodePattern } from './unicode-pattern.js';

/** Keywords whose values are data, in which nothing is a keyword. */
const DATA: ReadonlySet<string> = new Set(['const', 'enum']);

/**
 * Rewrites the patterns of schemas as JavaScript reads them with the flag `u`. A pattern of another
 * dialect can't be checked: it is left out and reported, and the rest of its schema is checked.
 */
export class PatternReader {
  readonly unsupported: Required<Emitted>['unsupported'][number][] = [];

  /** @param pointer where the schema is in the document. */
  read(schema: Json, pointer: string): Json {
    if (Array.isArray(schema)) {
      return (schema as readonly Json[]).map((item, index) =>
        this.read(item, pointerTo(pointer, index)),
      );
    }
    if (!isJsonObject(schema)) return schema;
    const { pattern } = schema;
    const read: Record<string, Json> = {};
    for (const [key, value] of Object.entries(schema)) {
      if (value === undefined) continue;
      const at = pointerTo(pointer, key);
      if (key === 'pattern' && typeof pattern === 'string') {
        const portable = this.#portable(pattern, at);
        if (portable !== undefined) read[key] = portable;
      } else if (key === 'patternProperties' && isJsonObject(value)) {
        read[key] = this.#patternProperties(value, at);
      } else {
        Object.defineProperty(read, key, {
          value: DATA.has(key) ? value : this.read(value, at),
          enumerable: true,
        });
      }
    }
    return read;
  }

  #patternProperties(patterns: JsonObject, pointer: string): JsonObject {
    const entries: [string, Json][] = [];
    for (const [pattern, schema] of Object.entries(patterns)) {
      const portable = this.#portable(pattern, pointerTo(pointer, pattern));
      // A name that can't be checked may be any name.
      entries.push([
        portable ?? '',
        portable === undefined ? true : this.read(schema ?? true, pointerTo(pointer, pattern)),
      ]);
    }
    return Object.fromEntries(entries);
  }

  #portable(pattern: string, pointer: string): string | undefined {
    const portable = unicodePattern(pattern);
    if (portable === undefined) {
      const message = `the pattern ${JSON.stringify(pattern)} is not one of JavaScript, and validators do not check it`;
      this.unsupported.push({ pointer, message });
    }
    return portable;
  }
}
