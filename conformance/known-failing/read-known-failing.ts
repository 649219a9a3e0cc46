import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import type { KnownFailure } from './known-failure.js';

export type ReadKnownFailing =
  | { readonly ok: true; readonly entries: readonly KnownFailure[] }
  | { readonly ok: false; readonly faults: readonly string[] };

const wantedForm =
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
  const placeAt = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${Math.max(line, 1)}:${Math.max(col, 1)}`;
  };
  const placeOf = (node: unknown): string => placeAt((node as Node | null)?.range?.[0] ?? 0);
  if (document.errors.length > 0) {
    return {
      ok: false,
      faults: document.errors.map(
        ({ pos, message }) =>
          `${placeAt(pos[0])}: ${message.split(/ at line \d/)[0] ?? message}; ${wantedForm}`,
      ),
    };
  }
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null)) return { ok: true, entries: [] };
  if (!isMap(root)) {
    const kind = isSeq(root) ? 'a sequence' : 'a single value';
    return { ok: false, faults: [`${placeOf(root)}: ${kind}; ${wantedForm}`] };
  }
  const faults: string[] = [];
  const entries: KnownFailure[] = [];
  for (const { key, value } of root.items) {
    const place = placeOf(key);
    const pattern = textOf(key);
    const reason = textOf(value);
    if (pattern === '') faults.push(`${place}: a pattern must be a text; ${wantedForm}`);
    else if (reason === '') {
      faults.push(`${place}: "${pattern}" has no reason; each entry says why it fails`);
    } else entries.push({ pattern, reason, place });
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, entries };
}

function textOf(node: unknown): string {
  return isScalar(node) && typeof node.value === 'string' ? node.value.trim() : '';
}
