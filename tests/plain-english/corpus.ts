import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { readContract } from '@upspec/document';
import json from '@upspec/openai-files/contract.json' with { type: 'json' };
import { sourceFiles } from '../architecture/source-files.js';

const ROOT = join(import.meta.dirname, '..', '..');

/** A text that people read, and where it is. */
export interface ReadText {
  readonly at: string;
  readonly text: string;
}

/** The lines of our Markdown outside of code. */
export function proseOf(file: string): readonly ReadText[] {
  let isCode = false;
  return readFileSync(join(ROOT, file), 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (/^\s*(?:```|~~~)/.test(line)) {
        isCode = !isCode;
        return [];
      }
      const text = line.replaceAll(/`[^`]*`|\]\([^)]*\)|<!--.*?-->/g, ' ');
      return isCode ? [] : [{ at: `${file}:${String(at + 1)}`, text }];
    });
}

/** The texts of the requirements. */
export function requirementTexts(): readonly ReadText[] {
  return readContract(json).requirements.map(({ id, text }) => ({
    at: id,
    text: text.replaceAll(/`[^`]*`/g, ' '),
  }));
}

/** The titles of the recorded cases. */
export function fixtureTitles(): readonly ReadText[] {
  const folder = join(ROOT, 'conformance', 'openai-files', 'fixtures');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ at: file.slice(folder.length + 1), ...titleIn(file) }));
}

function titleIn(file: string): { readonly text: string } {
  const fixture = JSON.parse(readFileSync(file, 'utf8')) as { readonly title: string };
  return { text: fixture.title };
}

/** Messages: the string literals of the sources that hold a sentence. */
export function messages(): readonly ReadText[] {
  return sourceFiles().flatMap(({ path, text }) => {
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const found: ReadText[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
      const message = messageOf(node);
      if (message !== undefined && /[a-z] [a-z]/i.test(message)) {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
        found.push({ at: `${path}:${String(line + 1)}`, text: message });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  });
}

function messageOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' ');
}
