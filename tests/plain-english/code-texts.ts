import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { ReadText } from './corpus.js';

const ROOT = join(import.meta.dirname, '..', '..');
const CODE = /\.[cm]?[jt]s$/;
/** Languages whose comments begin with a number sign. */
const HASH = /\.(?:rb|rbs|py|ya?ml|bash|fish|zsh|gemspec)$|\.(?:rb|rbs|bash|fish|zsh)\.hbs$/;

/** The comments of a file of code, each with the line at which it begins. */
export function commentsIn(path: string): readonly ReadText[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  if (CODE.test(path)) return scriptComments(path, text);
  return HASH.test(path) ? hashComments(path, text) : [];
}

/** The names of the tests in a file, which are sentences about behaviour. */
export function testNamesIn(path: string): readonly ReadText[] {
  const file = parse(path, readFileSync(join(ROOT, path), 'utf8'));
  return nodesOf(file).flatMap((node) => {
    if (
      !ts.isCallExpression(node) ||
      !/^(?:test|it|describe)\b/.test(node.expression.getText(file))
    )
      return [];
    const [name] = node.arguments;
    return name !== undefined && ts.isStringLiteralLike(name)
      ? [{ at: atOf(file, name.getStart(file)), text: withoutQuotations(name.text) }]
      : [];
  });
}

function scriptComments(path: string, text: string): readonly ReadText[] {
  const file = parse(path, text);
  const ranges = new Map<number, number>();
  for (const { pos, end } of nodesOf(file))
    for (const range of [
      ...(ts.getLeadingCommentRanges(text, pos) ?? []),
      ...(ts.getTrailingCommentRanges(text, end) ?? []),
    ])
      ranges.set(range.pos, range.end);
  return [...ranges]
    .sort(([one], [other]) => one - other)
    .map(([pos, end]) => ({
      at: atOf(file, pos),
      text: withoutQuotations(text.slice(pos, end).replaceAll(/\n\s*\*(?!\/)/g, '\n')),
    }));
}

function hashComments(path: string, text: string): readonly ReadText[] {
  return text.split('\n').flatMap((line, at) => {
    const comment = /(?:^|\s)#(?!\{)\s*(.*)$/.exec(line)?.[1];
    return comment === undefined || /["']/.test(line.slice(0, line.indexOf('#')))
      ? []
      : [{ at: `${path}:${String(at + 1)}`, text: withoutQuotations(comment) }];
  });
}

/** The tokens and nodes of a file, in order. */
function nodesOf(file: ts.SourceFile): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    found.push(node);
    for (const child of node.getChildren(file)) visit(child);
  };
  visit(file);
  return found;
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

function atOf(file: ts.SourceFile, pos: number): string {
  return `${file.fileName}:${String(file.getLineAndCharacterOfPosition(pos).line + 1)}`;
}

/** A comment without code, without what it quotes from a standard, and on one line. */
function withoutQuotations(text: string): string {
  return text
    .replaceAll(/```[\s\S]*?```|`[^`]*`|"[^"]*"|\{[^}]*\}|@(?:param|yieldparam) \w+/g, ' ')
    .replaceAll(/\s+/g, ' ');
}
