// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { Flag } from './command.js';

/** The help text of a flag: its description, and its allowed values. */
export function describeFlag(flag: Flag): string {
  const notes = [
    flag.required ? 'required' : '',
    flag.choices === undefined ? '' : `one of ${flag.choices.join(', ')}`,
    flag.bounds ?? '',
    flag.type === 'value' ? 'YAML or JSON' : '',
    flag.type === 'file' ? '- is standard input' : '',
    flag.repeated ? 'may be repeated' : '',
    flag.default === undefined ? '' : `default: ${flag.default}`,
  ].filter((note) => note !== '');
  const described = flag.description.replaceAll(/\s+/g, ' ').trim();
  return `${described}${described === '' || notes.length === 0 ? '' : ' '}${notes.length === 0 ? '' : `(${notes.join('; ')})`}`;
}

/** The syntax of a flag: `--bytes <integer>`. */
export function flagSyntax({ name, type }: Flag): string {
  if (type === 'switch') return `--${name}`;
  if (type === 'boolean') return `--${name} [boolean]`;
  return `--${name} <${type === 'file' ? 'path' : type}>`;
}
