import type {
  MethodDeclarationStructure,
  OptionalKind,
  ParameterDeclarationStructure,
} from 'ts-morph';
import type { Operation, Page, Response } from '@upspec/document';
import { tsdoc } from '../print-source.js';
import { paramNames, partRulesName } from './params.js';
import { RESERVED_WORDS } from './reserved-words.js';
import type { TypeNames } from './type-names.js';

/** Names that no path parameter can have: the other arguments of a method, and what it uses. */
const RESERVED = new Set([...RESERVED_WORDS, 'body', 'query', 'options', 'path', 'type']);

/** Emits the method of a call, with ids, body, query and options. */
export function methodOf(
  types: TypeNames,
  operation: Operation,
): OptionalKind<MethodDeclarationStructure> {
  const names = paramNames(types, operation);
  const successes = successesOf(operation);
  const success = successes.find(({ kind }) => kind !== 'none') ?? successes[0];
  const isPage = operation.page !== undefined;
  return {
    name: operation.name,
    docs: [documentation(operation)],
    parameters: [
      ...pathArguments(operation),
      ...contentArguments(operation, names),
      { name: 'options', type: 'RequestOptions', hasQuestionToken: true },
    ],
    returnType: returnType(types, operation, successes),
    statements: [
      `return this.client.${isPage ? 'requestPage' : 'request'}({ ${request(operation, success)} }, options);`,
    ],
  };
}

/** An optional argument before a required one accepts `undefined`. */
function contentArguments(
  operation: Operation,
  names: ReturnType<typeof paramNames>,
): readonly OptionalKind<ParameterDeclarationStructure>[] {
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

function pathArguments(
  operation: Operation,
): readonly OptionalKind<ParameterDeclarationStructure>[] {
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
  const taken = new Set([...RESERVED, partRulesName(operation)]);
  return operation.parameters
    .filter((parameter) => parameter.in === 'path')
    .map(({ identifier }) => {
      let name = taken.has(identifier) ? `${identifier}Id` : identifier;
      while (taken.has(name)) name = `${name}_`;
      taken.add(name);
      return name;
    });
}

/** The responses of a success; `default` is one where no other is declared. */
function successesOf({ responses }: Operation): readonly Response[] {
  const successes = responses.filter(({ status }) => status.startsWith('2'));
  return successes.length > 0 ? successes : responses.filter(({ status }) => status === 'default');
}

function returnType(
  types: TypeNames,
  operation: Operation,
  successes: readonly Response[],
): string {
  const content = (response: Response | undefined): string =>
    `${types.operation(operation)}['responses'][${statusKey(response)}]['content'][${JSON.stringify(response?.contentType ?? '')}]`;
  const success = successes.find(({ kind }) => kind !== 'none');
  if (operation.page !== undefined)
    return `PagePromise<${itemType(types, operation.page, () => content(success))}>`;
  switch (success?.kind) {
    case 'json':
      return `APIPromise<${jsonType(types, successes, content)}>`;
    case 'bytes':
    case 'events':
      return 'APIPromise<Response>';
    case 'text':
      return 'APIPromise<string>';
    case 'none':
    case undefined:
      return 'APIPromise<void>';
  }
}

/** One type for each status of a success; without content it is `undefined`. */
function jsonType(
  types: TypeNames,
  successes: readonly Response[],
  content: (response: Response) => string,
): string {
  const each = successes
    .filter(({ kind }) => kind === 'json')
    .map((response) =>
      response.schema === undefined
        ? 'unknown'
        : types.of(response.schema, () => content(response)),
    );
  const isEmpty = successes.some(({ kind }) => kind === 'none');
  return [...new Set([...each, ...(isEmpty ? ['undefined'] : [])])].join(' | ');
}

function itemType(types: TypeNames, page: Page, content: () => string): string {
  const body = (): string => (page.nullable ? `NonNullable<${content()}>` : content());
  const items = (): string => `${body()}[${JSON.stringify(page.items)}]`;
  return types.of(page.item, () =>
    page.itemsRequired ? `${items()}[number]` : `NonNullable<${items()}>[number]`,
  );
}

function statusKey(success: Response | undefined): string {
  const status = success?.status ?? 'default';
  return /^\d+$/.test(status) ? status : JSON.stringify(status);
}

function request(operation: Operation, success: Response | undefined): string {
  const { httpMethod, page } = operation;
  const fields = [`method: '${httpMethod.toUpperCase()}'`, `path: ${pathExpression(operation)}`];
  if (operation.parameters.some((parameter) => parameter.in === 'query')) fields.push('query');
  const body = bodyExpression(operation);
  if (body !== undefined) fields.push(`body: ${body}`);
  if (page !== undefined) {
    const { items, cursor, itemId, hasMore } = page;
    fields.push(`page: ${JSON.stringify({ items, cursor, itemId, hasMore })}`);
    return fields.join(', ');
  }
  const kind = success?.kind === 'events' ? 'bytes' : (success?.kind ?? 'none');
  if (kind !== 'json') fields.push(`response: '${kind}'`);
  return fields.join(', ');
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

function documentation(operation: Operation): string {
  const { summary, description, deprecated } = operation;
  const about = [summary, description].filter((text) => text !== '').join('\n\n');
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
