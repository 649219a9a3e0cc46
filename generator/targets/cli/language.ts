import type { ExampleCall, Language } from '../language.js';
import { commandName, groupName, programName } from './command-names.js';
import type { Flag } from './flag.js';
import { flagsOf } from './flags.js';
import { isJsonObject, type Json, type JsonObject, schemaLookup } from '@upspec/document';
import { contentFields, bodyContents } from '../body-contents.js';
import { shellWord } from '@upspec/document/shell-word';

/** The call as a user types it in a shell; the key comes from the environment. */
export const cli: Language = { title: 'CLI', fence: 'sh', example: commandLine };

/** Writes the command of a call, one flag per line where there are several. */
export function commandLine(call: ExampleCall): string {
  const { model, operation } = call;
  const command = `${programName(model)} ${groupName(operation.resource)} ${commandName(operation)}`;
  const given = argumentsOf(call);
  const separator = given.length > 1 ? ' \\\n  ' : ' ';
  return `${[command, ...given].join(separator)}\n`;
}

function argumentsOf(call: ExampleCall): readonly string[] {
  const { model, operation, example } = call;
  const flags = flagsOf(operation, model);
  const find = (location: Flag['location'], keys: readonly string[]): Flag | undefined =>
    flags.find((flag) => flag.location === location && flag.keys.join('\n') === keys.join('\n'));
  const write = (flag: Flag | undefined, value: Json): readonly string[] =>
    flag === undefined ? [] : valuesOf(flag, value).map((text) => option(flag, text));
  const field = ([name, value]: readonly [string, Json]): readonly string[] => {
    const inner = isJsonObject(value) ? entriesOf(value) : [];
    const below = inner.map(([key, one]) => ({ flag: find('body', [name, key]), one }));
    const plain = below.every(({ flag, one }) => flag !== undefined && isPlain(one));
    if (inner.length > 0 && plain) return below.flatMap(({ flag, one }) => write(flag, one));
    return write(find('body', [name]), value);
  };
  const { body, files } = example;
  const [content] = bodyContents(operation);
  const isWhole =
    content !== undefined && contentFields(content, schemaLookup(model)) === undefined;
  const whole = find('body', []);
  return [
    ...example.parameters.flatMap(({ parameter, value }) =>
      write(find(parameter.in, [parameter.name]), value),
    ),
    ...files.flatMap(({ part, filename }) =>
      write(
        flags.find(({ type, keys }) => type === 'file' && keys[0] === part),
        filename,
      ),
    ),
    ...(isWhole && body !== undefined ? write(whole, wholeValue(whole, body)) : []),
    ...(!isWhole && isJsonObject(body) ? entriesOf(body).flatMap(field) : []),
  ];
}

/** A file as the body is a path. */
function wholeValue(whole: Flag | undefined, body: Json): Json {
  return whole?.type === 'file' && typeof body !== 'string' ? 'file' : body;
}

function option(flag: Flag, text: string): string {
  const joined = text.startsWith('-') || flag.type === 'boolean' ? '=' : ' ';
  return `--${flag.name}${joined}${shellWord(text)}`;
}

function valuesOf(flag: Flag, value: Json): readonly string[] {
  if (flag.repeated && Array.isArray(value)) {
    return (value as readonly Json[]).map((item) => textOf(flag, item));
  }
  return [textOf(flag, value)];
}

/** As the CLI reads it: a string unchanged, anything else as JSON, which is YAML too. */
function textOf(flag: Flag, value: Json): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (flag.type === 'file') return value;
  if (flag.type === 'value' && !/^[A-Za-z][\w ,.!?/-]*$/.test(value)) return JSON.stringify(value);
  if (flag.type === 'value' && /^(true|false|null|yes|no|on|off|[yn])$/i.test(value)) {
    return JSON.stringify(value);
  }
  // A leading `@` would name a file.
  return value.startsWith('@') ? `\\${value}` : value;
}

function isPlain(value: Json): boolean {
  return value === null || typeof value !== 'object';
}

function entriesOf(object: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(object).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
}
