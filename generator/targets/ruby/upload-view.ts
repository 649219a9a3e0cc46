import type { ChunkedUpload } from '@upspec/document';
import { type Argument, callArguments } from './call-arguments.js';
import { commentLines, oneLine } from './comment.js';
import { inputType } from './input-type.js';
import { type Code, layout } from './layout.js';
import { methodObject } from './method-names.js';
import { isNullable, type MethodSource } from './method-source.js';
import type { MethodView } from './method-view.js';
import { responseOf } from './response-type.js';
import { rubyString, rubySymbol } from './ruby-literal.js';
import { isASCII, NameClaims, rbsName, valueName } from './ruby-names.js';
import { type UploadOption, uploadOptions } from './upload-options.js';
import { valuesOf } from './values-code.js';

/** The method that sends a large file in parts, and the constant that it uses. */
export interface UploadView {
  readonly rule: UploadRule;
  readonly method: MethodView;
}

/** What the runtime needs to know of the calls. */
export interface UploadRule {
  readonly name: string;
  /** The name of the method. */
  readonly method: string;
  /** Ruby code: the properties of the rule. */
  readonly properties: readonly string[];
}

/** The arguments of the method. */
interface UploadArguments {
  /** The name of the argument for the source. */
  readonly source: string;
  /** The properties of the request that creates the upload, except its size. */
  readonly given: readonly Argument[];
  readonly options: readonly UploadOption[];
  readonly block: string;
}

/** The widest line of a method. */
const WIDEST = 94;

/**
 * Builds what the templates need to write the call that sends a large file in parts.
 * @param method the method; its operation is the one that creates the upload.
 */
export function uploadView(upload: ChunkedUpload, method: MethodSource): UploadView {
  const { types, module, name } = method;
  const properties = callArguments(upload.create, types.lookup).filter(
    ({ location }) => location === 'body',
  );
  const given = offered(upload, properties);
  const claims = new NameClaims(['request_options', ...given.map((each) => each.name)]);
  const own: UploadArguments = {
    source: claims.claim('source'),
    block: claims.claim('block'),
    given,
    options: uploadOptions(upload, module, claims),
  };
  const rule = `RULE_OF_${valueName(name)}`;
  const signature = signatureOf(method, own);
  const result = responseOf({ ...method, operation: upload.complete.operation });
  return {
    rule: { name: rule, method: name, properties: ruleProperties(upload, properties, method) },
    method: {
      name,
      doc: documentation(method, own, result.yard),
      signature,
      code: [
        ...layout({ open: `def ${name}(`, items: signature, close: ')' }, WIDEST),
        ...layout(bodyOf(upload, method, { rule, own }), WIDEST - 2).map((line) => `  ${line}`),
      ],
      rbsName: rbsName(name),
      rbs: types.rbs(overload(method, own, result.rbs)),
    },
  };
}

/** The filename and the media type are those of the source, where the caller gives none. */
function offered(upload: ChunkedUpload, properties: readonly Argument[]): readonly Argument[] {
  const optional = properties
    .filter(({ wire }) => wire !== upload.size)
    .map((argument) => ({
      ...argument,
      required:
        argument.required &&
        argument.wire !== upload.filename &&
        argument.wire !== upload.mediaType,
    }));
  return [
    ...optional.filter(({ required }) => required),
    ...optional.filter(({ required }) => !required),
  ];
}

function signatureOf(
  method: MethodSource,
  { source, given, options, block }: UploadArguments,
): readonly string[] {
  return [
    source,
    ...given.map((argument) => {
      if (argument.required) return `${argument.name}:`;
      return `${argument.name}: ${isNullable(method, argument) ? 'OMIT' : 'nil'}`;
    }),
    ...options.map(({ name, fallback }) => `${name}: ${fallback}`),
    'request_options: {}',
    `&${block}`,
  ];
}

function bodyOf(
  upload: ChunkedUpload,
  method: MethodSource,
  { rule, own }: { readonly rule: string; readonly own: UploadArguments },
): Code {
  const { create, part, complete, cancel } = upload;
  const { model } = method.types;
  const calls = [
    `create: ${methodObject(model, create)}`,
    `part: ${methodObject(model, part.operation)}`,
    `complete: ${methodObject(model, complete.operation)}`,
    ...(cancel === undefined ? [] : [`cancel: ${methodObject(model, cancel)}`]),
  ];
  return {
    open: 'Internal::ChunkedUpload.run(',
    items: [
      rule,
      { open: 'Internal::ChunkedUpload::Calls.new(', items: calls, close: ')' },
      own.source,
      valuesOf(method, own.given),
      ...own.options.map(({ keyword, name }) => `${keyword}: ${name}`),
      'request_options: request_options',
      `block: ${own.block}`,
    ],
    close: ')',
  };
}

function ruleProperties(
  upload: ChunkedUpload,
  properties: readonly Argument[],
  { types: { lookup } }: MethodSource,
): readonly string[] {
  const { size, filename, mediaType, id, expiresAt, part, complete } = upload;
  const keywords = properties.map(({ wire, name }) => `${rubyString(wire)} => ${rubySymbol(name)}`);
  const tokens = (list: readonly string[]): string => `[${list.map(rubyString).join(', ')}]`;
  const keyword = (wire: string, given: readonly Argument[]): string => {
    const own = given.find((each) => each.wire === wire && each.location === 'body');
    return rubySymbol((own ?? given.find((each) => each.location === 'whole-body'))?.name ?? wire);
  };
  const inPart = callArguments(part.operation, lookup);
  const inComplete = callArguments(complete.operation, lookup);
  return [
    `size: ${rubyString(size)}`,
    ...(filename === undefined ? [] : [`filename: ${rubyString(filename)}`]),
    ...(mediaType === undefined ? [] : [`media_type: ${rubyString(mediaType)}`]),
    `keywords: { ${keywords.join(', ')} }`,
    `id: ${tokens(id)}`,
    ...(expiresAt === undefined ? [] : [`expires_at: ${tokens(expiresAt)}`]),
    `content: ${keyword(part.content ?? '', inPart)}`,
    `part_id: ${tokens(part.id)}`,
    ...(part.maxSize === undefined ? [] : [`largest_part: ${String(part.maxSize)}`]),
    `part_ids: ${keyword(complete.partIds, inComplete)}`,
    ...(complete.md5 === undefined ? [] : [`md5: ${keyword(complete.md5, inComplete)}`]),
  ];
}

function documentation(
  { types, module }: MethodSource,
  { source, given, options }: UploadArguments,
  result: string,
): readonly string[] {
  const params = [
    `@param ${source} [Pathname, IO, StringIO, String, ${module}::FilePart] The content; a String is content, never a path.`,
    ...given.map((argument) => {
      const optional = argument.required ? '' : ', nil';
      return `@param ${argument.name} [${inputType(types, argument).yard}${optional}] ${argument.description}`;
    }),
    ...options.map(({ name, yard, description }) => `@param ${name} [${yard}] ${description}`),
    '@param request_options [Hash{Symbol=>Object}] options of each request.',
    `@yieldparam progress [${module}::UploadProgress] at most ten times a second, and after each part.`,
    `@return [${result}]`,
    ...RAISED.map((error) => `@raise [${module}::Errors::${error}]`),
  ];
  return [
    ...commentLines(`${SUMMARY}\n\n${DESCRIPTION}`),
    '#',
    ...params.map((tag) => `# ${oneLine(tag)}`),
  ];
}

const SUMMARY = 'Upload a large file in parts';
const DESCRIPTION =
  'Creates an upload, sends its parts in parallel, and completes it. Each part is sent again after a failure. A pipe or a socket is read once; its parts are in memory while they are sent. An upload that fails is cancelled, unless its state is kept.';
const RAISED = ['APIError', 'SourceChangedError', 'UploadExpiredError', 'UnfinishedUploadError'];

function overload(
  { types, module, ...method }: MethodSource,
  { source, given, options }: UploadArguments,
  result: string,
): string {
  const described = given.filter(({ name }) => isASCII(name));
  const own = described.map((argument) => {
    const { rbs } = inputType(types, argument);
    const isNull = isNullable({ types, module, ...method }, argument);
    if (argument.required)
      return `${argument.name}: ${rbs}${isNull && rbs !== 'untyped' ? '?' : ''}`;
    return `?${argument.name}: ${rbs === 'untyped' ? rbs : `${rbs}?`}`;
  });
  const items = [
    `::${module}::file_input ${source}`,
    ...own,
    ...options.map(({ name, rbs }) => `?${name}: ${rbs}`),
    '?request_options: Hash[Symbol, untyped]',
    ...(described.length < given.length ? ['**untyped'] : []),
  ];
  return `(${items.join(', ')}) ?{ (::${module}::UploadProgress progress) -> void } -> ${result}`;
}
