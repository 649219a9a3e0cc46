import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LineCounter, parseDocument, isNode, type Document } from 'yaml';
import { InvalidDocumentError } from './errors.js';
import type { LintError } from './lint-error.js';
import { readSource } from './read-source.js';
import { isWebURL } from './read-url.js';
import { findSyntaxErrors } from './syntax-errors.js';

/** A numbered statement of `requirements.yaml`. */
export interface LoadedRequirement {
  readonly id: string;
  readonly level: 'must' | 'should' | 'observe';
  readonly capability: string;
  readonly text: string;
  readonly evidence: readonly string[];
  readonly operations: readonly string[];
  readonly covers: readonly string[];
}

/**
 * Loads the `requirements.yaml` next to a document; an empty list where there is no such file.
 * @param given a file that is read instead, and must exist
 * @throws {InvalidDocumentError} with every invalid entry.
 */
export async function loadRequirements(
  documentFile: string,
  given?: string,
): Promise<readonly LoadedRequirement[]> {
  if (given === undefined && isWebURL(documentFile)) return [];
  const file = given ?? join(dirname(documentFile), 'requirements.yaml');
  if (given === undefined && !existsSync(file)) return [];
  const text = await readSource(file);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) throw new InvalidDocumentError(findSyntaxErrors(file, text));
  const listed: unknown = document.toJS({ maxAliasCount: 100 });
  const entries: readonly unknown[] = Array.isArray(listed) ? listed : [];
  const location = (index: number): LintError['location'] =>
    locationOf(document, lines, { file, index });
  const errors = entries.flatMap((entry, index) =>
    errorsOf(entry).map((message): LintError => ({
      severity: 'error',
      location: location(index),
      message,
    })),
  );
  if (!Array.isArray(listed)) {
    errors.push({
      severity: 'error',
      location: location(0),
      message: 'is not a list of requirements',
    });
  }
  if (errors.length > 0) throw new InvalidDocumentError(errors);
  return entries.map((entry) => toRequirement(entry as LoadedRequirement));
}

function toRequirement(entry: LoadedRequirement): LoadedRequirement {
  return {
    id: entry.id,
    level: entry.level,
    capability: entry.capability,
    text: entry.text.trim(),
    evidence: entry.evidence.map(String),
    operations: entry.operations,
    covers: (entry.covers as readonly string[] | undefined) ?? [],
  };
}

function errorsOf(entry: unknown): readonly string[] {
  if (typeof entry !== 'object' || entry === null) return ['a requirement must be a mapping'];
  const { id, level, capability, text, evidence, operations, covers } = entry as Record<
    string,
    unknown
  >;
  const name = typeof id === 'string' ? id : 'a requirement';
  const checks: readonly (readonly [boolean, string])[] = [
    [
      typeof id === 'string' && /^[A-Z]+-\d+$/.test(id),
      `${name}: id must be a group and a number, such as PETS-03`,
    ],
    [
      level === 'must' || level === 'should' || level === 'observe',
      `${name}: level must be must, should or observe`,
    ],
    [typeof capability === 'string', `${name}: capability is missing`],
    [typeof text === 'string' && text.trim() !== '', `${name}: text is missing`],
    [
      isTextList(evidence) && evidence.length > 0,
      `${name}: evidence must be a list of at least one source`,
    ],
    [isTextList(operations), `${name}: operations must be a list of operation ids`],
    [covers === undefined || isTextList(covers), `${name}: covers must be a list of locations`],
  ];
  return checks.filter(([holds]) => !holds).map(([, message]) => message);
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function locationOf(
  document: Document,
  lines: LineCounter,
  at: { readonly file: string; readonly index: number },
): LintError['location'] {
  const node = document.getIn([at.index], true);
  const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  const { line, col } = lines.linePos(offset);
  return { file: at.file, line: Math.max(1, line), column: Math.max(1, col) };
}
