// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { Command } from 'commander';
import type { ProgramDefinition } from './command.js';

/** The help of commands with a body. */
export const BODY_HELP: string = `
Standard input:
  The fields may be one YAML or JSON object on standard input; flags override it.
  Input from a terminal or </dev/null is not read.`;

/** The help on the values of flags and standard input. */
export function inputHelp<Client>({ environmentPrefix }: ProgramDefinition<Client>): string {
  const untrusted = `${environmentPrefix}_UNTRUSTED_STDIN`;
  return `
Values:
  The media type of a file follows the extension of its path. Another one is set after the path:
  --file 'notes.md;type=text/plain'.
  @notes.txt as the value of a flag is replaced by the content of that file: text unchanged, anything
  else in base64. @file://… always reads text, @data://… always base64. \\@ is an at sign.
  Commands with a body also read its fields from standard input, as YAML or JSON. There @notes.txt is
  an ordinary string, unless --trusted-stdin is set; ${untrusted}=1 disables that flag.`;
}

/** Help for an unknown command would otherwise be the help of another one. */
export function rejectUnknown({ command }: { readonly command: Command }): string {
  const [name] = command.args;
  const isKnown = command.commands.some((one) => one.name() === name);
  if (name !== undefined && !name.startsWith('-') && !isKnown && name !== 'help') {
    command.error(`unknown command '${name}'`);
  }
  return '';
}
