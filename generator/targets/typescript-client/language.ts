import {
  camelCase,
  isJsonObject,
  type Json,
  mainSuccess,
  type Model,
  type Parameter,
  singular,
} from '@upspec/document';
import type { ExampleCall, Language } from '../language.js';
import { RESERVED_WORDS } from './reserved-words.js';

/** The call in TypeScript, with the generated client. */
export const typescript: Language = {
  title: 'TypeScript',
  fence: 'ts',
  example: (call) => programOf(call, responseOf),
  allPages: (call) => programOf(call, pagesOf),
};

function programOf(
  call: ExampleCall,
  linesOf: (call: ExampleCall, request: string) => readonly string[],
): string {
  const { model, operation } = call;
  const imports = [
    `import ${model.clientName} from '${model.packageName ?? './typescript/client.js'}';`,
    ...(call.example.files.length > 0
      ? [`import { fileFromPath } from '${nodeModule(model)}';`]
      : []),
  ];
  const callee = ['client', ...operation.resource, operation.name].reduce(property);
  const request = `${callee}(${argumentsOf(call).join(', ')})`;
  return [
    ...imports,
    '',
    `const client = new ${model.clientName}();`,
    '',
    ...linesOf(call, request),
    '',
  ].join('\n');
}

function nodeModule({ packageName }: Model): string {
  return packageName === undefined ? './typescript/runtime/node.js' : `${packageName}/node`;
}

function pagesOf(_: ExampleCall, request: string): readonly string[] {
  return [`const page = await ${request};`, 'for await (const item of page) console.log(item);'];
}

function responseOf({ operation }: ExampleCall, request: string): readonly string[] {
  const response = mainSuccess(operation.responses);
  if (operation.page !== undefined) {
    return [`const page = await ${request};`, 'console.log(page.body);'];
  }
  const name = variableName(operation.resource.at(-1) ?? 'answer');
  switch (response?.kind) {
    case 'events':
      return [`for await (const event of ${request}) console.log(event.data);`];
    case 'bytes':
      return [`const response = await ${request};`, 'console.log(await response.text());'];
    case 'json':
    case 'text':
      return [`const ${name} = await ${request};`, `console.log(${name});`];
    case 'none':
    case undefined:
      return [`await ${request};`];
  }
}

/** The singular of the call's resource, where it is a valid constant name. */
function variableName(resource: string): string {
  const name = camelCase(singular(resource));
  return TAKEN.has(name) ? `${name}Answer` : name;
}

const TAKEN = new Set([...RESERVED_WORDS, 'client', 'console', 'fileFromPath']);

function argumentsOf({
  operation,
  example: { parameters, body, files },
}: ExampleCall): readonly string[] {
  const inLocation = (location: Parameter['in']): typeof parameters =>
    parameters.filter(({ parameter }) => parameter.in === location);
  const sent = files.map(({ part, filename }) => ({
    name: part,
    code: `await fileFromPath(${quote(filename)})`,
  }));
  const others = (['query', 'header', 'cookie'] as const)
    .filter((location) => operation.parameters.some((each) => each.in === location))
    .map((location) =>
      inLocation(location).map(({ parameter, value }) => ({
        name: parameter.name,
        code: literal(value, START),
      })),
    )
    .map((properties) => (properties.length > 0 ? objectOf(properties, 0) : 'undefined'));
  const withBody = operation.body.kind !== 'none';
  return [
    ...inLocation('path').map(({ value }) => literal(value, START)),
    ...(withBody ? [bodyOf(body, sent)] : []),
    ...others.slice(0, others.findLastIndex((code) => code !== 'undefined') + 1),
  ];
}

interface ObjectProperty {
  readonly name: string;
  readonly code: string;
}

function bodyOf(body: Json | undefined, files: readonly ObjectProperty[]): string {
  if (body !== undefined && !isJsonObject(body)) return literal(body, START);
  const properties = [...propertiesOf(body ?? {}, START), ...files];
  return properties.length === 0 ? '{}' : stacked(linesOf(properties), 0, '{}');
}

/** Where a value begins: the indentation of its line, and the used width of the line. */
interface Start {
  readonly level: number;
  readonly column: number;
}

const START: Start = { level: 0, column: 0 };

function literal(value: Json, start: Start): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) {
    const inside = { level: start.level + 1, column: 2 * (start.level + 1) };
    const items = (value as readonly Json[]).map((item) => literal(item, inside));
    const line = `[${items.join(', ')}]`;
    const fits = start.column + line.length < WIDEST && !line.includes('\n');
    return fits ? line : stacked(items, start.level, '[]');
  }
  if (isJsonObject(value)) return objectOf(propertiesOf(value, start), start.level);
  return JSON.stringify(value);
}

/** Where formatters break a line. */
const WIDEST = 100;

function propertiesOf(value: Json, { level }: Start): readonly ObjectProperty[] {
  return Object.entries(isJsonObject(value) ? value : {}).flatMap(([name, item]) => {
    const column = 2 * (level + 1) + keyOf(name).length + 2;
    return item === undefined ? [] : [{ name, code: literal(item, { level: level + 1, column }) }];
  });
}

/** A single short property stays on the line of its braces. */
function objectOf(properties: readonly ObjectProperty[], level: number): string {
  const lines = linesOf(properties);
  if (lines.length === 0) return '{}';
  const line = `{ ${lines.join(', ')} }`;
  const isShort = lines.length === 1 && line.length <= WIDEST / 2 && !line.includes('\n');
  return isShort ? line : stacked(lines, level, '{}');
}

function linesOf(properties: readonly ObjectProperty[]): readonly string[] {
  return properties.map(({ name, code }) => `${keyOf(name)}: ${code}`);
}

function stacked(items: readonly string[], level: number, brackets: '[]' | '{}'): string {
  const [open = '', close = ''] = brackets;
  const margin = '  '.repeat(level);
  return `${open}\n${items.map((item) => `${margin}  ${item},\n`).join('')}${margin}${close}`;
}

function keyOf(name: string): string {
  // Without brackets it would set the prototype.
  if (name === '__proto__') return `['__proto__']`;
  return isPlain(name) ? name : quote(name);
}

function property(object: string, name: string): string {
  return isPlain(name) ? `${object}.${name}` : `${object}[${quote(name)}]`;
}

function isPlain(name: string): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name);
}

/** In single quotes, unless double quotes avoid an escape. */
function quote(text: string): string {
  const quoted = JSON.stringify(text);
  if (text.includes("'") && !text.includes('"')) return quoted;
  return `'${quoted.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
