import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import type { KnownFailure } from './known-failure.js';

export type ReadKnownFailing =
  | { readonly ok: true; readonly entries: readonly KnownFailure[] }
  | { readonly ok: false; readonly errors: readonly string[] };

const expectedForm =
  'the list is a YAML mapping of patterns to reasons: `uploads/complete/**: ignores md5, issue 12`';

/**
 * Reads a list of known failures: a YAML mapping of a pattern to the reason why it fails.
 *
 * @param file as errors name it
 * @returns every error as `file:line:column: what is wrong, what would be right`
 */
export function readKnownFailing(text: string, file: string): ReadKnownFailing {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const locationAt = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${Math.max(line, 1)}:${Math.max(col, 1)}`;
  };
  const locationOf = (node: unknown): string => locationAt((node as Node | null)?.range?.[0] ?? 0);
  if (document.errors.length > 0) {
    return {
      ok: false,
      errors: document.errors.map(
        ({ pos, message }) =>
          `${locationAt(pos[0])}: ${message.split(/ at line \d/)[0] ?? message}; ${expectedForm}`,
      ),
    };
  }
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null)) return { ok: true, entries: [] };
  if (!isMap(root)) {
    const kind = isSeq(root) ? 'a sequence' : 'a single value';
    return { ok: false, errors: [`${locationOf(root)}: ${kind}; ${expectedForm}`] };
  }
  const errors: string[] = [];
  const entries: KnownFailure[] = [];
  for (const { key, value } of root.items) {
    const location = locationOf(key);
    const pattern = textOf(key);
    const reason = textOf(value);
    if (pattern === '') errors.push(`${location}: a pattern must be a text; ${expectedForm}`);
    else if (reason === '') {
      errors.push(`${location}: "${pattern}" has no reason; each entry says why it fails`);
    } else entries.push({ pattern, reason, location });
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, entries };
}

function textOf(node: unknown): string {
  return isScalar(node) && typeof node.value === 'string' ? node.value.trim() : '';
}
