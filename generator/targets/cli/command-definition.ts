import { formOf, type Model, type Operation, schemaLookup } from '@upspec/document';
import { namesOf, pathParameters, type CommandSource } from './command-source.js';
import { contentFields, bodyContents, isNullBody } from '../body-contents.js';
import type { Flag } from './flag.js';
import { flagsOf } from './flags.js';
import { flagWords } from './flag-words.js';
import { commandLine } from './language.js';
import { resultKind } from './result-kind.js';
import { shownText } from './shown-text.js';

/** The initializer of a command's constant. */
export function definitionOf(source: CommandSource): string {
  const { model, operation } = source;
  const [example] = operation.examples;
  const body = bodyOf(source);
  const properties = [
    `description: ${JSON.stringify(shownText(operation.description).trim())}`,
    ...(operation.deprecated ? ['deprecated: true'] : []),
    `flags: [${flagsOf(operation, model)
      .map((flag) => JSON.stringify(flagObject(flag, model)))
      .join(', ')}]`,
    ...(body === undefined ? [] : [`body: ${JSON.stringify(body)}`]),
    `responseKind: '${responseKindOf(operation)}'`,
    `example: ${literal(example === undefined ? '' : commandLine({ model, operation, example }))}`,
    callOf(source),
  ];
  return `{ ${properties.join(', ')} }`;
}

/** A string of several lines is readable only as a template literal. */
function literal(text: string): string {
  const plain = shownText(text).trimEnd();
  if (!plain.includes('\n')) return JSON.stringify(plain);
  return `\`${plain.replaceAll(/[`\\]|\$\{/g, '\\$&')}\``;
}

/** A flag as the runtime reads it. */
export function flagObject(flag: Flag, model: Model): object {
  const { name, location, keys, type, mediaType, repeated, hasLists, required, mayBeEmpty } = flag;
  return {
    name,
    location,
    keys,
    type,
    ...(mediaType !== undefined && { mediaType }),
    ...(repeated && { repeated }),
    ...(hasLists && { hasLists }),
    ...(required && { required }),
    ...(mayBeEmpty && { mayBeEmpty }),
    description: shownText(flag.description).trim(),
    ...flagWords(flag, schemaLookup(model)),
  };
}

function bodyOf({ model, operation }: CommandSource): object | undefined {
  const contents = bodyContents(operation);
  const [first] = contents;
  if (first === undefined) return undefined;
  const lookup = schemaLookup(model);
  const fields = contents.flatMap((content) => contentFields(content, lookup) ?? []);
  const isClosed = contents.every((content) => {
    if (content.kind === 'multipart') return !content.open;
    const form = formOf(content.schema, lookup);
    return form.kind === 'object' && form.additional === false;
  });
  const names = [...new Set(fields.map(({ name }) => name))];
  return {
    required: first.required,
    ...(names.length > 0 && isClosed && { fields: names }),
    ...(contents.some((content) => isNullBody(content, lookup)) && { nullable: true }),
  };
}

function responseKindOf({ page, responses }: Operation): string {
  return page === undefined ? resultKind(responses) : 'list';
}

function callOf(source: CommandSource): string {
  const { operation } = source;
  const names = namesOf(source);
  const ids = pathParameters(operation);
  const objects = (['body', 'query', 'headers', 'cookies'] as const).filter(
    (name) => names[name] !== undefined,
  );
  const input = [...(ids.length === 0 ? [] : ['ids']), ...objects];
  const callee = ['client', ...operation.resource, operation.name].join('.');
  const given = [...ids.map(({ name }) => `ids[${JSON.stringify(name)}]`), ...objects, 'options'];
  const first = input.length === 0 ? '_' : `{ ${input.join(', ')} }`;
  return `call: (client, ${first}, options) => ${callee}(${given.join(', ')})`;
}
