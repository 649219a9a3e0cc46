import type { MethodDeclarationStructure, OptionalKind } from 'ts-morph';
import { type Operation, type Page, type Response, schemaLookup } from '@upspec/document';
import { implementationOf, pathIdentifiers, signaturesOf } from './arguments.js';
import { tsdoc } from '../print-source.js';
import type { TypeNames } from './type-names.js';
import { bodySource, isStyled, parameterRules, styleRule, wireNames } from './wire-rules.js';

/** Emits the method of a call, with ids, body, query, headers, cookies and options. */
export function methodOf(
  types: TypeNames,
  operation: Operation,
): OptionalKind<MethodDeclarationStructure> {
  const successes = successesOf(operation);
  const success = successes.find(({ kind }) => kind !== 'none') ?? successes[0];
  const isPage = operation.page !== undefined;
  const signatures = signaturesOf(types, operation);
  const docs = [documentation(operation)];
  const type = returnType(types, operation, successes);
  const statement = `return this.client.${isPage ? 'requestPage' : 'request'}({ ${request(types, operation, success)} }, options);`;
  const own = { name: operation.name, returnType: type, statements: [statement] };
  const [only] = signatures;
  if (only !== undefined && signatures.length === 1) {
    return { ...own, docs, parameters: [...only.parameters] };
  }
  return {
    ...own,
    parameters: [...implementationOf(types, operation).parameters],
    overloads: signatures.map(({ parameters }) => ({
      docs,
      parameters: [...parameters],
      returnType: type,
    })),
  };
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

function request(types: TypeNames, operation: Operation, success: Response | undefined): string {
  const { httpMethod, page, server } = operation;
  const lookup = schemaLookup(types.model);
  const has = (location: string): boolean =>
    operation.parameters.some((parameter) => parameter.in === location);
  const body = bodySource(operation);
  const required = operation.body.kind !== 'none' && operation.body.required;
  const security = securityOf(types, operation);
  const fields = [
    `method: '${httpMethod.toUpperCase()}'`,
    `path: ${pathExpression(types, operation)}`,
    ...(has('query') ? ['query'] : []),
    ...(has('header') ? ['headerParameters: headers'] : []),
    ...(has('cookie') ? ['cookieParameters: cookies'] : []),
    ...(parameterRules(operation, lookup) === undefined
      ? []
      : [`rules: ${wireNames(operation).rules}`]),
    ...(body === undefined
      ? []
      : [`body: ${required ? body : `body === undefined ? undefined : ${body}`}`]),
    ...(security === undefined ? [] : [`security: ${JSON.stringify(security)}`]),
    ...(server === undefined ? [] : [`server: ${JSON.stringify(server.url)}`]),
  ];
  if (page !== undefined) {
    const { items, cursor, itemId, hasMore } = page;
    return [...fields, `page: ${JSON.stringify({ items, cursor, itemId, hasMore })}`].join(', ');
  }
  const kind = success?.kind === 'events' ? 'bytes' : (success?.kind ?? 'none');
  return [...fields, ...(kind === 'json' ? [] : [`response: '${kind}'`])].join(', ');
}

/** An operation's own security, where it differs from the client's. */
function securityOf({ model }: TypeNames, { security }: Operation): Operation['security'] {
  if (security === undefined || model.schemes.length === 0) return undefined;
  const isSame = JSON.stringify(security) === JSON.stringify(model.security);
  const isDefault = model.security === undefined && model.schemes.length === 1;
  const isOpen = security.every(({ length }) => length === 0);
  return isSame || (isDefault && !isOpen) ? undefined : security;
}

function pathExpression(types: TypeNames, operation: Operation): string {
  const names = pathIdentifiers(operation);
  if (names.length === 0) return JSON.stringify(operation.requestPath);
  const inPath = operation.parameters.filter(({ in: location }) => location === 'path');
  const lookup = schemaLookup(types.model);
  const text = operation.requestPath
    .replaceAll(/[`\\]/g, '\\$&')
    .replaceAll(/\{([^}]+)\}/g, (whole, name: string) => {
      const index = inPath.findIndex((each) => each.name === name);
      const parameter = inPath[index];
      const value = names[index] ?? '';
      if (parameter === undefined) return whole;
      return isStyled(parameter, lookup)
        ? `\${styled(${value}, ${JSON.stringify(styleRule(parameter))})}`
        : `\${${value}}`;
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
