import type {
  MethodDeclarationStructure,
  OptionalKind,
  ParameterDeclarationStructure,
} from 'ts-morph';
import type { Operation } from '@upspec/document';
import { tsdoc } from '../print-source.js';
import { paramNames, partRulesName } from './params.js';
import { RESERVED_WORDS } from './reserved-words.js';
import { responseChoices, type ResponseChoice } from './response-choices.js';
import { optionsType, readingOf } from './response-reading.js';
import { returnType } from './responses.js';
import type { TypeNames } from './type-names.js';

/** Names that no path parameter can have: the other arguments of a method, and what it uses. */
const RESERVED = new Set([
  ...RESERVED_WORDS,
  'body',
  'options',
  'path',
  'query',
  'requestBytes',
  'requestEvents',
  'type',
]);

type Method = OptionalKind<MethodDeclarationStructure>;

type Parameters = readonly OptionalKind<ParameterDeclarationStructure>[];

/**
 * Emits the method of a call, with ids, body, query and options. Where the document offers other
 * media types, it has an overload for each of them.
 */
export function methodOf(types: TypeNames, operation: Operation): Method {
  const [first, ...others] = responseChoices(operation);
  const content = [
    ...pathArguments(operation),
    ...contentArguments(operation, paramNames(types, operation)),
  ];
  const signatures = [...others, first].map((choice) => ({
    docs: [documentation(operation, choice)],
    parameters: signature(content, choice),
    returnType: returnType(types, operation, choice),
  }));
  const sent = request(operation);
  const calls = (choice: ResponseChoice, given: string | readonly string[]): string =>
    `return ${call(readingOf(types, operation, choice), given)};`;
  const { name } = operation;
  const [only] = signatures;
  if (others.length === 0 && only !== undefined) {
    return { name, ...only, statements: [calls(first, sent)] };
  }
  const widest = {
    ...(others.find(({ reading }) => reading === 'events') ?? first),
    accept: undefined,
  };
  const cases = others.map(
    (choice) => `case ${JSON.stringify(choice.accept)}: ${calls(choice, 'request')}`,
  );
  return {
    name,
    overloads: signatures,
    parameters: [
      ...content,
      {
        name: 'options',
        type: `${optionsType(widest)} & { readonly accept?: string }`,
        hasQuestionToken: true,
      },
    ],
    returnType: 'Promise<unknown>',
    statements: [
      `const request: ClientRequest = { ${sent.join(', ')} };`,
      `switch (options?.accept) { ${cases.join('\n')}\ndefault: ${calls(first, 'request')} }`,
    ],
  };
}

/** The call of the runtime; `sent` is the name of what is sent, or its properties. */
function call(
  { callee, fields }: ReturnType<typeof readingOf>,
  sent: string | readonly string[],
): string {
  const client = callee.startsWith('this.') ? '' : 'this.client, ';
  if (sent === 'request' && fields.length === 0) return `${callee}(${client}request, options)`;
  const properties = [...(typeof sent === 'string' ? [`...${sent}`] : sent), ...fields];
  return `${callee}(${client}{ ${properties.join(', ')} }, options)`;
}

/**
 * The parameters for a choice. The option that chooses it is required, so an argument before it can
 * be undefined, and can't be omitted.
 */
function signature(
  content: Parameters,
  choice: ResponseChoice,
): OptionalKind<ParameterDeclarationStructure>[] {
  const isChosen = choice.accept !== undefined;
  const options = { name: 'options', type: optionsType(choice), hasQuestionToken: !isChosen };
  if (!isChosen) return [...content, options];
  const given = content.map(({ name, type, hasQuestionToken = false }) => ({
    name,
    type: `${String(type)}${hasQuestionToken ? ' | undefined' : ''}`,
  }));
  return [...given, options];
}

/** An optional argument before a required one accepts `undefined`. */
function contentArguments(operation: Operation, names: ReturnType<typeof paramNames>): Parameters {
  const { body, query } = names;
  const queryRequired = hasRequiredQuery(operation);
  const bodyRequired = operation.body.kind !== 'none' && operation.body.required;
  const last =
    query === undefined ? [] : [{ name: 'query', type: query, hasQuestionToken: !queryRequired }];
  if (body === undefined) return last;
  if (bodyRequired || !queryRequired || query === undefined) {
    return [{ name: 'body', type: body, hasQuestionToken: !bodyRequired }, ...last];
  }
  return [{ name: 'body', type: `${body} | undefined` }, ...last];
}

function pathArguments(operation: Operation): Parameters {
  const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
  return pathIdentifiers(operation).map((name, index) => {
    const kind = inPath[index]?.schema.kind;
    return { name, type: kind === 'integer' || kind === 'number' ? 'number' : 'string' };
  });
}

function hasRequiredQuery(operation: Operation): boolean {
  return operation.parameters.some((parameter) => parameter.in === 'query' && parameter.required);
}

function pathIdentifiers(operation: Operation): readonly string[] {
  const constants = responseChoices(operation).length > 1 ? ['request'] : [];
  const taken = new Set([...RESERVED, partRulesName(operation), ...constants]);
  return operation.parameters
    .filter((parameter) => parameter.in === 'path')
    .map(({ identifier }) => {
      let name = taken.has(identifier) ? `${identifier}Id` : identifier;
      while (taken.has(name)) name = `${name}_`;
      taken.add(name);
      return name;
    });
}

/** What is sent, whatever is read. */
function request(operation: Operation): readonly string[] {
  const fields = [
    `method: '${operation.httpMethod.toUpperCase()}'`,
    `path: ${pathExpression(operation)}`,
  ];
  if (operation.parameters.some((parameter) => parameter.in === 'query')) fields.push('query');
  const body = bodyExpression(operation);
  if (body !== undefined) fields.push(`body: ${body}`);
  return fields;
}

function bodyExpression(operation: Operation): string | undefined {
  const { body } = operation;
  const given = (text: string): string =>
    body.kind !== 'none' && body.required ? text : `body === undefined ? undefined : ${text}`;
  switch (body.kind) {
    case 'none':
      return undefined;
    case 'json':
    case 'form':
      return given(`{ kind: '${body.kind}', value: body }`);
    case 'bytes':
      return given(
        `{ kind: 'bytes', value: body, contentType: ${JSON.stringify(body.contentType)} }`,
      );
    case 'multipart':
      return given(`{ kind: 'multipart', value: body, parts: ${partRulesName(operation)} }`);
  }
}

function pathExpression(operation: Operation): string {
  const names = pathIdentifiers(operation);
  if (names.length === 0) return JSON.stringify(operation.requestPath);
  const wireNames = operation.parameters
    .filter(({ in: location }) => location === 'path')
    .map(({ name }) => name);
  const text = operation.requestPath
    .replaceAll(/[`\\]/g, '\\$&')
    .replaceAll(/\{([^}]+)\}/g, (whole, name: string) => {
      const index = wireNames.indexOf(name);
      return index < 0 ? whole : `\${${names[index] ?? ''}}`;
    });
  return `path\`${text}\``;
}

function documentation(operation: Operation, { accept }: ResponseChoice): string {
  const { summary, description, deprecated } = operation;
  const media = accept === undefined ? '' : `The response is \`${accept}\`.`;
  const about = [summary, description, media].filter((text) => text !== '').join('\n\n');
  const params = operation.parameters
    .filter(({ in: location, description: text }) => location === 'path' && text !== '')
    .map((parameter) => {
      const at = operation.parameters.indexOf(parameter);
      return `@param ${pathIdentifiers(operation)[at] ?? ''} ${parameter.description.replaceAll('\n', ' ')}`;
    });
  const notes = [...params, ...(deprecated ? ['@deprecated'] : [])];
  const text = [about, notes.join('\n')].filter((part) => part !== '').join('\n\n');
  return `\n${tsdoc(text === '' ? operation.id : text)}`;
}
