import { LineCounter, parseDocument } from 'yaml';
import type { Fault } from './fault.js';

/**
 * Finds what keeps a text from being YAML (or JSON, which is YAML), all of it at once.
 * Called only when reading has failed: it reads more slowly than the loader and tells more.
 */
export function findSyntaxFaults(file: string, text: string): readonly Fault[] {
  const lines = new LineCounter();
  const { errors } = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const source = text.split('\n');
  return errors.map((error) => {
    const position = lines.linePos(error.pos[0]);
    const line = position.line;
    const indented = error.code === 'BAD_INDENT' || error.code === 'TAB_AS_INDENT';
    const column = indented ? indentation(source[line - 1] ?? '') + 1 : Math.max(1, position.col);
    const cure = indented ? { suggestion: indentCure(source, line) } : {};
    return {
      severity: 'error',
      place: { file, line, column },
      message: `YAML: ${error.message}`,
      ...cure,
    };
  });
}

function indentation(line: string): number {
  return line.length - line.trimStart().length;
}

/** The nearest indentation that the lines above use and that a line could have been meant to have. */
function indentCure(source: readonly string[], line: number): string {
  const bad = source[line - 1] ?? '';
  if (bad.trimStart().length < bad.length && bad.slice(0, indentation(bad)).includes('\t')) {
    return 'indent with spaces; a tab has no width in YAML';
  }
  const have = indentation(bad);
  const used = source
    .slice(0, line - 1)
    .filter((text) => text.trim() !== '' && !text.trimStart().startsWith('#'))
    .map(indentation);
  const nearest = [...new Set(used)].reduce((best, next) =>
    Math.abs(next - have) < Math.abs(best - have) ? next : best,
  );
  return `it is indented by ${String(have)} spaces; did you mean ${String(nearest)}?`;
}
