import { LineCounter, parseDocument } from 'yaml';
import type { LintError, DocumentLocation } from './lint-error.js';

/**
 * Finds all errors that keep a string from being YAML (or JSON, which is YAML).
 * Called only when reading has failed: it is slower than the loader and reports more.
 */
export function findSyntaxErrors(file: string, text: string): readonly LintError[] {
  const lines = new LineCounter();
  const { errors } = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const source = text.split('\n');
  const wrongLine = errors
    .filter(({ code }) => code === 'BAD_INDENT')
    .map(({ pos }) => blockOf(source, lines.linePos(pos[0]).line));
  const others = errors
    .filter(({ code }) => code !== 'BAD_INDENT' && code !== 'MULTILINE_IMPLICIT_KEY')
    .map(({ code, message, pos }): LintError => {
      const { line, col } = lines.linePos(pos[0]);
      const location = { file, line, column: Math.max(1, col) };
      const suggestion = suggestionOf(code, source, line);
      return {
        severity: 'error',
        location,
        message: `YAML: ${message}`,
        ...(suggestion !== undefined && { suggestion }),
      };
    });
  return [...others, ...indentErrors(file, wrongLine)];
}

function suggestionOf(code: string, source: readonly string[], line: number): string | undefined {
  if (code === 'TAB_AS_INDENT') return 'indent with spaces';
  if (code !== 'BLOCK_AS_IMPLICIT_KEY') return undefined;
  const here = indentOf(source[line - 1]);
  const next = indentOf(source[line]);
  const deeper = `line ${String(line + 1)} is indented by ${spaces(next)} and this one by ${String(here)}`;
  return next > here ? `${deeper}; are they siblings?` : 'is a quote or a line end missing?';
}

/** A line that is not aligned with the block that it should belong to; lines count from 1. */
interface WrongIndent {
  readonly line: number;
  readonly indent: number;
  /** The first line of the block, and its indentation. */
  readonly blockLine: number;
  readonly blockIndent: number;
}

function blockOf(source: readonly string[], line: number): WrongIndent {
  const indent = indentOf(source[line - 1]);
  let blockLine = line;
  for (let above = line - 1; above >= 1; above -= 1) {
    if (isBlank(source[above - 1])) continue;
    if (indentOf(source[above - 1]) < indent) break;
    blockLine = above;
  }
  return { line, indent, blockLine, blockIndent: indentOf(source[blockLine - 1]) };
}

/**
 * A single misaligned line is reported at its own location. Where all other lines of a block differ
 * from the first line, only that first line is reported.
 */
function indentErrors(file: string, wrongLine: readonly WrongIndent[]): readonly LintError[] {
  const blocks = [...new Set(wrongLine.map(({ blockLine }) => blockLine))];
  return blocks.flatMap((blockLine): readonly LintError[] => {
    const inBlock = wrongLine.filter((each) => each.blockLine === blockLine);
    const [first, second] = inBlock;
    if (first === undefined) return [];
    const { line, indent, blockIndent } = first;
    if (indent === blockIndent) {
      const location = locationAt(file, line, indent);
      const suggestion = 'is a bracket or a quote above left open?';
      return [
        {
          severity: 'error',
          location,
          message: 'YAML: the line does not fit the structure above it',
          suggestion,
        },
      ];
    }
    const error = (at: number, has: number, expected: number): LintError => ({
      severity: 'error',
      location: locationAt(file, at, has),
      message: `YAML: this line is indented by ${spaces(has)}, and its siblings by ${String(expected)}`,
      suggestion: `did you mean ${spaces(expected)}?`,
    });
    if (second === undefined) return [error(line, indent, blockIndent)];
    return [error(blockLine, blockIndent, indent)];
  });
}

function locationAt(file: string, line: number, indent: number): DocumentLocation {
  return { file, line, column: indent + 1 };
}

function spaces(count: number): string {
  return count === 1 ? '1 space' : `${String(count)} spaces`;
}

function indentOf(line = ''): number {
  return line.length - line.trimStart().length;
}

function isBlank(line = ''): boolean {
  return /^\s*(#.*)?$/.test(line);
}
