// The options of every command that reads a document.
import { collect } from '@upspec/conformance/command-line';
import type { Command } from 'commander';

/** As commander reads them. */
export interface InputFlags {
  readonly overlay?: readonly string[];
  readonly inputHeader?: readonly string[];
  readonly allowRefs?: readonly string[];
}

/** How a document is read. */
export interface Input {
  readonly overlays: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly allowRefs: readonly string[];
}

/** A header that can't be sent, or whose variable is not set. */
export class InputHeaderError extends Error {
  override readonly name = 'InputHeaderError';
}

/** Adds the options to a command. */
export function addInputOptions(command: Command): Command {
  return command
    .option('--overlay <file>', 'an OpenAPI Overlay to apply first; can be repeated', collect)
    .option(
      '--input-header <line>',
      "a header to read a URL with, for example 'Authorization: Bearer $API_TOKEN'; can be repeated",
      collect,
    )
    .option(
      '--allow-refs <location>',
      'a folder or URL that a $ref may lead to, beside those of the document; can be repeated',
      collect,
    );
}

/**
 * Reads the options. In a header, `$NAME` and `${NAME}` are replaced by a variable of the environment, so
 * that no secret is part of the command line.
 * @throws {InputHeaderError} for a line that is not `Name: value`, or a variable that is not set.
 */
export function readInput(
  { overlay = [], inputHeader = [], allowRefs = [] }: InputFlags,
  environment: Readonly<Record<string, string | undefined>>,
): Input {
  const headers = Object.fromEntries(inputHeader.map((line) => readHeader(line, environment)));
  return { overlays: overlay, headers, allowRefs };
}

function readHeader(
  line: string,
  environment: Readonly<Record<string, string | undefined>>,
): readonly [string, string] {
  const [, name, written = ''] = /^([!#$%&'*+.^_`|~\w-]+):\s*(.*)$/s.exec(line) ?? [];
  if (name === undefined) {
    throw new InputHeaderError(`--input-header must be 'Name: value'`);
  }
  const value = written
    .trim()
    .replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced?: string, plain?: string) => {
      const variable = braced ?? plain ?? '';
      const found = environment[variable];
      if (found !== undefined && found !== '') return found;
      throw new InputHeaderError(
        `the variable ${variable} of the header ${name} is not set; set it in the environment`,
      );
    });
  if (/[\r\n\0]/.test(value)) throw new InputHeaderError(`the header ${name} has a line break`);
  return [name, value];
}
