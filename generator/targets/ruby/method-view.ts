import { callArguments, givesContent, type Argument } from './call-arguments.js';
import { callParts } from './call-parts.js';
import { commentLines, oneLine } from './comment.js';
import { layout } from './layout.js';
import { inputType } from './input-type.js';
import { responseOf } from './response-type.js';
import { isNullable, type MethodSource } from './method-source.js';
import { isASCII, rbsName } from './ruby-names.js';

/** The template data of a method. */
export interface MethodView {
  readonly name: string;
  readonly doc: readonly string[];
  readonly signature: readonly string[];
  /** Its lines, except the last. */
  readonly code: readonly string[];
  /** Its name in RBS. */
  readonly rbsName: string;
  /** Its signature in RBS, with its overloads. */
  readonly rbs: string;
}

/** Builds what a template needs to write the method of a call. */
export function methodView(source: MethodSource): MethodView {
  const { types, operation, name } = source;
  const given = callArguments(operation, types.lookup);
  const response = responseOf(source);
  const signature = signatureOf(source, given);
  const call = { open: 'Internal::Call.new(', items: callParts(source, given), close: ')' };
  const request = {
    open: `@client.${operation.page === undefined ? 'request' : 'request_page'}(`,
    items: [call, response.code, 'request_options'],
    close: ')',
  };
  return {
    name,
    doc: documentation(source, given, response.yard),
    signature,
    code: [
      ...layout({ open: `def ${name}(`, items: signature, close: ')' }, WIDEST),
      ...layout(request, WIDEST - 2).map((line) => `  ${line}`),
    ],
    rbsName: rbsName(name),
    rbs: types.rbs(overloads(source, given, response.rbs).join(' | ')),
  };
}

/** The widest line of a method. */
const WIDEST = 94;

function signatureOf(source: MethodSource, given: readonly Argument[]): readonly string[] {
  const streams = givesContent(source.operation);
  const text = given.map((argument) => {
    if (argument.location === 'path') return argument.name;
    if (argument.required) return `${argument.name}:`;
    return `${argument.name}: ${isNullable(source, argument) ? 'OMIT' : 'nil'}`;
  });
  const own = [...text, ...(streams ? ['to: nil'] : []), 'request_options: {}'];
  return streams ? [...own, '&block'] : own;
}

function documentation(
  { types, operation, module }: MethodSource,
  given: readonly Argument[],
  yard: string,
): readonly string[] {
  const { summary, description, deprecated } = operation;
  const about = [summary, description].filter((text) => text !== '').join('\n\n');
  const params = given.map((argument) => {
    const type = inputType(types, argument).yard;
    const optional = argument.required ? '' : ', nil';
    return oneLine(`@param ${argument.name} [${type}${optional}] ${argument.description}`);
  });
  const tags = [
    ...params,
    ...(givesContent(operation)
      ? ['@param to [Pathname, #write, nil] receives the content in chunks.']
      : []),
    '@param request_options [Hash{Symbol=>Object}] options of this call.',
    ...(givesContent(operation) ? ['@yieldparam chunk [String] a chunk of the content.'] : []),
    `@return [${yard}]`,
    `@raise [${module}::Errors::APIError]`,
    ...(deprecated ? ['@deprecated'] : []),
  ];
  return [
    ...commentLines(about === '' ? operation.id : about),
    '#',
    ...tags.map((tag) => `# ${tag}`),
  ];
}

function overloads(
  source: MethodSource,
  given: readonly Argument[],
  response: string,
): readonly string[] {
  const described = given.filter(({ name, location }) => location === 'path' || isASCII(name));
  const own = described.map((argument) => {
    const { rbs } = inputType(source.types, argument);
    if (argument.location === 'path')
      return isASCII(argument.name) ? `${rbs} ${argument.name}` : rbs;
    if (!argument.required) return `?${argument.name}: ${rbs === 'untyped' ? rbs : `${rbs}?`}`;
    const nullable = isNullable(source, argument) && rbs !== 'untyped';
    return `${argument.name}: ${rbs}${nullable ? '?' : ''}`;
  });
  const others = described.length < given.length ? ', **untyped' : '';
  const options = `?request_options: Hash[Symbol, untyped]${others}`;
  const plain = `(${[...own, options].join(', ')}) -> ${response}`;
  // Bytes go to the block or the IO; another status may still have a value.
  const streamed = response === 'StringIO' ? 'nil' : 'untyped';
  if (!givesContent(source.operation)) return [plain];
  return [
    plain,
    `(${[...own, `to: (Pathname | ::${source.module}::_Writer)`, options].join(', ')}) -> ${streamed}`,
    `(${[...own, options].join(', ')}) { (String chunk) -> void } -> ${streamed}`,
  ];
}
