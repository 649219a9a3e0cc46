// Made from spec/openapi.yaml by `upspec generate`; do not edit.
import type { Command } from 'commander';
import type { ProgramDefinition } from './command.js';

/** Of a command that has a body. */
export const BODY_HELP: string = `
Standard input:
  The fields may come as one YAML or JSON object on standard input; flags win over it.
  A terminal and </dev/null are not waited for.`;

/** Of the program: what its flags and its standard input may hold. */
export function inputHelp<Client>({ environment }: ProgramDefinition<Client>): string {
  const untrusted = environment.apiKey.replace(/_API_KEY$/, '_UNTRUSTED_STDIN');
  return `
Values:
  @notes.txt, as the text of a flag, stands for the content of that file: text as it is, anything
  else in base64; @file://… and @data://… choose. \\@ is an at sign.
  Commands with a body take its fields from standard input too, as YAML or JSON. There @notes.txt is
  a text like any other, unless --trusted-stdin is given; ${untrusted}=1 forbids it.`;
}

/** Help that is asked for a command that is none would be that of another. */
export function refuseUnknown({ command }: { readonly command: Command }): string {
  const [name] = command.args;
  const isKnown = command.commands.some((one) => one.name() === name);
  if (name !== undefined && !name.startsWith('-') && !isKnown && name !== 'help') {
    command.error(`unknown command '${name}'`);
  }
  return '';
}
