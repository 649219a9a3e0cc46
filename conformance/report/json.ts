import type { Result } from '../verdict/result.js';

/** A run as JSON, in the shape of `Result`. */
export function formatJson(result: Result): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}
