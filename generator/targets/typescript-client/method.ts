import type {
  MethodDeclarationStructure,
  OptionalKind,
  ParameterDeclarationStructure,
} from 'ts-morph';
import { type Operation, schemaLookup } from '@upspec/document';
import { implementationOf, pathIdentifiers, type Signature, signaturesOf } from './arguments.js';
import { literal } from '../literal.js';
import { tsdoc } from '../print-source.js';
import { queryNames, takesOptionsAsQuery } from './options-as-query.js';
import { responseChoices, type ResponseChoice } from './response-choices.js';
import { headerRules } from './response-headers.js';
import { readingOf } from './response-reading.js';
import { returnType } from './responses.js';
import type { TypeNames } from './type-names.js';
import { bodySource, isStyled, parameterRules, styleRule, wireNames } from './wire-rules.js';

type Method = OptionalKind<MethodDeclarationStructure>;
type MethodParameter = OptionalKind<ParameterDeclarationStructure>;

/**
 * Emits the method of a call, with ids, body, query, headers, cookies and options. Where the document
 * offers other media types for the body or for the response, it has an overload for each of them.
 */
export function methodOf(types: TypeNames, operation: Operation): Method {
  const [first, ...others] = responseChoices(operation);
  const signatures = [...others, first].flatMap((choice) =>
    signaturesOf(types, operation, choice).map(({ parameters }) => ({
      docs: [documentation(operation, choice)],
      parameters: [...parameters],
      returnType: returnType(types, operation, choice),
    })),
  );
  const sent = request(types, operation);
  const calls = (choice: ResponseChoice, given: string | readonly string[]): string =>
    `return ${call(readingOf(types, operation, choice), given)};`;
  const { name } = operation;
  const [only] = signatures;
  if (only !== undefined && takesOptionsAsQuery(types.model, operation)) {
    return withOptionsAsQuery(types, operation, only);
  }
  if (only !== undefined && signatures.length === 1) {
    return { name, ...only, statements: [calls(first, sent)] };
  }
  const parameters = [...implementationOf(types, operation).parameters];
  if (others.length === 0) {
    const own = {
      overloads: signatures,
      parameters,
      returnType: returnType(types, operation, first),
    };
    return { name, ...own, statements: [calls(first, sent)] };
  }
  const cases = others.map(
    (choice) => `case ${JSON.stringify(choice.accept)}: ${calls(choice, 'request')}`,
  );
  return {
    name,
    overloads: signatures,
    parameters,
    returnType: 'Promise<unknown>',
    statements: [
      `const request: ClientRequest = { ${sent.join(', ')} };`,
      `switch (options?.accept) { ${cases.join('\n')}\ndefault: ${calls(first, 'request')} }`,
    ],
  };
}

/** A method with an overload for options in the place of the query. */
function withOptionsAsQuery(
  types: TypeNames,
  operation: Operation,
  { parameters, ...common }: Signature & Pick<Method, 'docs' | 'returnType'>,
): Method {
  const [choice] = responseChoices(operation);
  const asQuery = { name: 'options', type: 'OptionsAsQuery' };
  const queryAs = (type: string): readonly MethodParameter[] =>
    parameters.map((each) =>
      each.name === 'query' ? { ...each, type: `${String(each.type)} | ${type}` } : each,
    );
  const ids = parameters.filter(({ name }) => name !== 'query' && name !== 'options');
  const sent = request(types, operation).map((each) =>
    each === 'query' ? 'query: call.query' : each,
  );
  const names = JSON.stringify(queryNames(operation));
  return {
    name: operation.name,
    overloads: [
      { ...common, parameters: [...queryAs('null')] },
      { ...common, parameters: [...ids, asQuery] },
    ],
    parameters: [...queryAs('OptionsAsQuery | null')],
    ...(common.returnType !== undefined && { returnType: common.returnType }),
    statements: [
      `const call = queryAndOptions(query, options, ${names});`,
      `return ${call(readingOf(types, operation, choice), sent, 'call.options')};`,
    ],
  };
}

/** The call of the runtime; `sent` is the name of what is sent, or its properties. */
function call(
  { callee, fields }: ReturnType<typeof readingOf>,
  sent: string | readonly string[],
  options = 'options',
): string {
  const client = callee.startsWith('this.') ? '' : 'this.client, ';
  if (sent === 'request' && fields.length === 0) return `${callee}(${client}request, ${options})`;
  const properties = [...(typeof sent === 'string' ? [`...${sent}`] : sent), ...fields];
  return `${callee}(${client}{ ${properties.join(', ')} }, ${options})`;
}

/** What is sent, whatever is read. */
function request(types: TypeNames, operation: Operation): readonly string[] {
  const { httpMethod, server } = operation;
  const lookup = schemaLookup(types.model);
  const has = (location: string): boolean =>
    operation.parameters.some((parameter) => parameter.in === location);
  const body = bodySource(operation);
  const required = operation.body.kind !== 'none' && operation.body.required;
  const security = securityOf(types, operation);
  const received = headerRules(operation, lookup);
  return [
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
    ...(received === undefined ? [] : [`responseHeaders: typedHeaders(${literal(received)})`]),
  ];
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
