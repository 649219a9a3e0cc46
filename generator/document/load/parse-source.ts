import { makeDocumentFromString, YamlParseError, type Document } from '@redocly/openapi-core';
import { checkBounds } from './bounds.js';
import { DocumentFaultsError, UnreadableDocumentError } from './errors.js';
import type { Fault } from './fault.js';
import { findSyntaxFaults } from './syntax-faults.js';

/** A file that was read: its name for messages, its absolute path and its content. */
export interface SourceText {
  readonly file: string;
  readonly absolute: string;
  readonly text: string;
}

/**
 * Parses YAML or JSON.
 * @throws {DocumentFaultsError} with every syntax error, each with its line and column.
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
    const faults = findSyntaxFaults(file, text);
    if (faults.some(({ message }) => /call stack/.test(message))) throw tooDeep(file, error);
    if (faults.length > 0) throw new DocumentFaultsError(faults);
    if (error instanceof YamlParseError) throw new DocumentFaultsError([faultOf(file, error)]);
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableDocumentError(`${file}: can't be parsed: ${reason}`, { cause: error });
  }
}

/** The parser's own error, without the path that its message has. */
function faultOf(file: string, { col, line, message }: YamlParseError): Fault {
  const [reason = ''] = message.replaceAll(/ in "[^"]*"| \(\d+:\d+\)/g, '').split('\n');
  return { severity: 'error', place: { file, line, column: col }, message: `YAML: ${reason}` };
}

function tooDeep(file: string, cause: unknown): UnreadableDocumentError {
  return new UnreadableDocumentError(`${file}: is nested too deeply to be read`, { cause });
}
