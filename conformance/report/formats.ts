import type { Result } from '../verdict/result.js';
import { formatJson } from './json.js';
import { formatJunit } from './junit.js';
import { formatText, type TextOptions } from './text.js';

/** The forms that a report can take, by the names that `--report` knows. */
export type Format = 'text' | 'json' | 'junit';

export const formats: Readonly<Record<Format, (result: Result, options?: TextOptions) => string>> =
  {
    text: formatText,
    json: formatJson,
    junit: formatJunit,
  };

export function isFormat(name: string): name is Format {
  return Object.hasOwn(formats, name);
}
