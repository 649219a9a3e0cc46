import {
  isJsonObject,
  mainSuccess,
  type Operation,
  schemaLookup,
  type SchemaLookup,
} from '@upspec/document';
import type { ExampleCall, Language } from '../language.js';
import { contentFields, bodyContents } from '../body-contents.js';
import { callArguments, type Argument } from './call-arguments.js';
import { rubyLiteral, rubyString } from './ruby-literal.js';
import { clientVariable, gemName, propertyName, moduleName, snakeCase } from './ruby-names.js';

/** Longer calls are split, one argument per line. */
const WIDEST = 100;

/** Calls in Ruby; the key comes from the environment. */
export const ruby: Language = {
  title: 'Ruby',
  fence: 'ruby',
  example: (call) => programOf(call, statements(call)),
  allPages: (call) => {
    const [request = ''] = statements(call);
    return programOf(call, [request, 'page.auto_paging_each { |item| puts(item) }']);
  },
};

function programOf({ model }: ExampleCall, lines: readonly string[]): string {
  const start = [
    `require ${rubyString(gemName(model))}`,
    `${clientVariable(model)} = ${moduleName(model)}::Client.new`,
  ];
  return `${[...start, ...lines].join('\n\n')}\n`;
}

function statements(call: ExampleCall): readonly string[] {
  const { model, operation } = call;
  const path = [
    clientVariable(model),
    ...operation.resource.map(propertyName),
    propertyName(operation.name),
  ];
  const result = resultOf(operation);
  const given = argumentsOf(call, schemaLookup(model));
  const receiver = `${result === undefined ? '' : `${result.name} = `}${path.join('.')}`;
  const flat = given.length === 0 ? receiver : `${receiver}(${given.join(', ')})`;
  const whole = flat.length <= WIDEST ? flat : `${receiver}(\n  ${given.join(',\n  ')}\n)`;
  return result === undefined ? [whole] : [whole, `puts(${result.shown})`];
}

/** The variable for the response, and what of it is printed. */
function resultOf(
  operation: Operation,
): { readonly name: string; readonly shown: string } | undefined {
  const success = mainSuccess(operation.responses);
  if (operation.page !== undefined) return { name: 'page', shown: 'page' };
  if (success === undefined || success.kind === 'none') return undefined;
  if (success.kind === 'bytes' || success.kind === 'events') {
    return { name: 'content', shown: 'content.read' };
  }
  const name = success.schema?.kind === 'reference' ? snakeCase(success.schema.schema) : 'response';
  return { name, shown: name };
}

function argumentsOf({ operation, example }: ExampleCall, lookup: SchemaLookup): readonly string[] {
  const [content] = bodyContents(operation);
  const hasFields = content !== undefined && contentFields(content, lookup) !== undefined;
  return callArguments(operation, lookup).flatMap((argument) => {
    const value = valueOf(argument);
    if (value === undefined) return [];
    return [argument.location === 'path' ? value : `${argument.name}: ${value}`];
  });

  function valueOf({ location, wire, schema }: Argument): string | undefined {
    if (location === 'content-type') return undefined;
    if (location !== 'body' && location !== 'whole-body') {
      const given = example.parameters.find(
        ({ parameter }) => parameter.name === wire && parameter.in === location,
      );
      return given && rubyLiteral(given.value, schema, lookup);
    }
    const { body, files } = example;
    if (location === 'whole-body') {
      if (body === undefined || (hasFields && body !== null)) return undefined;
      if (operation.body.kind === 'bytes' && typeof body !== 'string') return 'Pathname("file")';
      return rubyLiteral(body, schema, lookup);
    }
    const own = files.filter(({ part }) => part === wire);
    if (own.length > 0) return filesOf(own.map(({ filename }) => filename));
    const value = isJsonObject(body) ? body[wire] : undefined;
    return value === undefined ? undefined : rubyLiteral(value, schema, lookup);
  }

  function filesOf(filenames: readonly string[]): string {
    const paths = filenames.map((filename) => `Pathname(${rubyString(filename)})`);
    const array =
      operation.body.kind === 'multipart' &&
      operation.body.parts.some((part) => part.array && example.files[0]?.part === part.name);
    return array ? `[${paths.join(', ')}]` : (paths[0] ?? 'nil');
  }
}
