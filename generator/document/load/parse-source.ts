import { makeDocumentFromString, YamlParseError, type Document } from '@redocly/openapi-core';
import { checkBounds } from './bounds.js';
import { InvalidDocumentError, UnreadableDocumentError } from './errors.js';
import type { LintError } from './lint-error.js';
import { findSyntaxErrors } from './syntax-errors.js';

/** A file that was read: its name for messages, its absolute path and its content. */
export interface SourceText {
  readonly file: string;
  readonly absolute: string;
  readonly text: string;
}

/**
 * Parses YAML or JSON.
 * @throws {InvalidDocumentError} with every syntax error, each with its line and column.
 * @throws {UnreadableDocumentError} when it is nested too deeply or has too many values.
 */
export function parseSource({ file, absolute, text }: SourceText): Document {
  try {
    const document = makeDocumentFromString(text, absolute);
    checkBounds(file, document.parsed);
    return document;
  } catch (error) {
    if (error instanceof UnreadableDocumentError) throw error;
    if (error instanceof RangeError) throw tooDeep(file, error);
    const errors = findSyntaxErrors(file, text);
    if (errors.some(({ message }) => /call stack/.test(message))) throw tooDeep(file, error);
    if (errors.length > 0) throw new InvalidDocumentError(errors);
    if (error instanceof YamlParseError) throw new InvalidDocumentError([violationOf(file, error)]);
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableDocumentError(`${file}: can't be parsed: ${reason}`, { cause: error });
  }
}

/** The parser's own error, without the path that its message has. */
function violationOf(file: string, { col, line, message }: YamlParseError): LintError {
  const [reason = ''] = message.replaceAll(/ in "[^"]*"| \(\d+:\d+\)/g, '').split('\n');
  return { severity: 'error', location: { file, line, column: col }, message: `YAML: ${reason}` };
}

function tooDeep(file: string, cause: unknown): UnreadableDocumentError {
  return new UnreadableDocumentError(`${file}: is nested too deeply to be read`, { cause });
}
