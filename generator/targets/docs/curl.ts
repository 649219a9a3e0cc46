import { shellWord } from '@upspec/document/shell-word';
import {
  type Credential,
  isJsonObject,
  isMediaRange,
  type Json,
  type Part,
} from '@upspec/document';
import type { ExampleCall, Language } from '../language.js';
import {
  headerText,
  nestedPairs,
  type Pair,
  pathText,
  queryPairs,
  textOf,
} from './curl-parameters.js';

/** The call with curl, for a POSIX shell. */
export const curl: Language = { title: 'HTTP', fence: 'sh', example };

function example(call: ExampleCall): string {
  return `${commandLines(call).join(' \\\n  ')}\n`;
}

/**
 * The lines of the command.
 * @param suffix appended to the address, within its double quotes
 */
export function commandLines(call: ExampleCall, suffix = ''): readonly string[] {
  const { model, operation } = call;
  const keys = keysOf(call);
  const method = operation.httpMethod.toUpperCase();
  return [
    `curl ${method === 'GET' ? '' : `-X ${method} `}"$${model.environmentPrefix}_BASE_URL${addressOf(call, keys)}${suffix}"`,
    ...keys.flatMap(keyOption),
    ...parameterOptions(call),
    ...bodyOf(call),
  ];
}

/** A key that a call needs, in an environment variable. */
interface Key {
  readonly credential: Credential;
  /** `$DEPOT_API_KEY` */
  readonly variable: string;
}

/** The keys of a call: those of its first alternative, unless it needs none. */
function keysOf({ model, operation }: ExampleCall): readonly Key[] {
  const { authentication, environmentPrefix, schemes } = model;
  const own = { credential: authentication.credential, variable: `$${environmentPrefix}_API_KEY` };
  const alternatives = operation.security ?? model.security;
  if (alternatives === undefined) return authentication.isRequired ? [own] : [];
  if (alternatives.some(({ length }) => length === 0)) return [];
  return (alternatives[0] ?? []).flatMap((name) => {
    if (name === authentication.scheme) return [own];
    const scheme = schemes.find((each) => each.name === name);
    return scheme === undefined
      ? []
      : [{ credential: scheme.credential, variable: `$${scheme.environment}` }];
  });
}

/** The option with which curl sends a key; none for a key in the address. */
function keyOption({ credential, variable }: Key): readonly string[] {
  const name = credential.name.replaceAll(/["\\$`]/g, '\\$&');
  if (credential.scheme === 'Bearer') return [`-H "Authorization: Bearer ${variable}"`];
  if (credential.scheme === 'Basic') return [`-u "${variable}"`];
  if (credential.in === 'header') return [`-H "${name}: ${variable}"`];
  return credential.in === 'cookie' ? [`-b "${name}=${variable}"`] : [];
}

function addressOf(
  { operation, example: { parameters } }: ExampleCall,
  keys: readonly Key[],
): string {
  const path = operation.requestPath.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const given = parameters.find(
      ({ parameter }) => parameter.in === 'path' && parameter.name === name,
    );
    return given === undefined ? name : pathText(given.parameter, given.value);
  });
  const query = parameters
    .filter(({ parameter }) => parameter.in === 'query')
    .flatMap(({ parameter, value }) => queryPairs(parameter, value))
    .map((pair) => pair.join('='));
  const inQuery = keys
    .filter(({ credential }) => credential.in === 'query')
    .map(({ credential, variable }) => `${encodeURIComponent(credential.name)}=${variable}`);
  const plain = joined(path, query).replaceAll(/["\\$`]/g, '\\$&');
  return joined(plain, inQuery);
}

/** A path with further pairs in its query. */
function joined(path: string, pairs: readonly string[]): string {
  return pairs.length === 0 ? path : `${path}${path.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}

/** The options with which curl sends header parameters and cookies. */
function parameterOptions({ example: { parameters } }: ExampleCall): readonly string[] {
  const headers = parameters
    .filter(({ parameter }) => parameter.in === 'header')
    .map(({ parameter, value }) => `${parameter.name}: ${headerText(parameter, value)}`);
  const cookies = parameters
    .filter(({ parameter }) => parameter.in === 'cookie')
    .flatMap(({ parameter, value }) => queryPairs(parameter, value))
    .map((pair) => pair.join('='));
  return [
    ...headers.map((header) => `-H ${shellWord(header)}`),
    // curl would join several options without the space of RFC 6265, section 4.2.1.
    ...(cookies.length === 0 ? [] : [`-b ${shellWord(cookies.join('; '))}`]),
  ];
}

function bodyOf({
  operation: { body },
  example: { body: value, files },
}: ExampleCall): readonly string[] {
  switch (body.kind) {
    case 'none':
      return [];
    case 'json':
      return [
        contentType(body),
        `-d ${shellWord(JSON.stringify(value === undefined ? {} : value, null, 2))}`,
      ];
    case 'form':
      return entries(value).flatMap(([name, item]) =>
        fieldOf(
          name,
          item,
          body.parts.find((part) => part.name === name),
        ),
      );
    case 'text':
      return [contentType(body), `--data-raw ${shellWord(typeof value === 'string' ? value : '')}`];
    case 'bytes':
      return [contentType(body), `--data-binary @file`];
    case 'multipart':
      return [
        ...entries(value).flatMap(([name, item]) =>
          partOf(
            name,
            item,
            body.parts.find((part) => part.name === name),
          ),
        ),
        ...files.map(({ part: name, filename }) => {
          const part = body.parts.find((each) => each.name === name);
          // It says only that the content is binary, and curl knows the types of many names.
          const isAny = part?.contentType === 'application/octet-stream';
          const rules = `${isAny ? '' : typeOf(part?.contentType)}${headersOf(part)}`;
          return `-F ${shellWord(`${name}=@${fileName(filename)}${rules}`)}`;
        }),
      ];
  }
}

/** The media types of bodies for which the document states only a range, such as `image/*`. */
const FALLBACKS = {
  json: 'application/json',
  text: 'text/plain',
  bytes: 'application/octet-stream',
} as const;

function contentType(body: {
  readonly kind: keyof typeof FALLBACKS;
  readonly contentType: string;
}): string {
  const type = isMediaRange(body.contentType) ? FALLBACKS[body.kind] : body.contentType;
  return `-H ${shellWord(`Content-Type: ${type}`)}`;
}

/** The media type of a part, as curl reads it at the end of `-F`. */
function typeOf(contentType: string | undefined): string {
  return contentType === undefined ? '' : `;type=${contentType}`;
}

/** The headers of a part that have only one value. */
function headersOf(part: Part | undefined): string {
  const headers = part?.headers ?? [];
  return headers
    .flatMap(({ name, value }) =>
      value === undefined ? [] : [`;headers=${quoted(`${name}: ${value}`)}`],
    )
    .join('');
}

/** A text that curl does not split at a semicolon. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** A property of a urlencoded body: with a style as in a query, else an object as JSON. */
function fieldOf(name: string, value: Json, part: Part | undefined): readonly string[] {
  if (value === null) return [];
  if (part?.style !== undefined) {
    const pairs = queryPairs({ name, ...part.style }, value);
    return pairs.map((pair) => `--data-raw ${shellWord(pair.join('='))}`);
  }
  const items = Array.isArray(value) ? (value as readonly Json[]) : [value];
  const isJson = part?.kind === 'json';
  return items.map((item) => {
    const text = isJson ? JSON.stringify(item) : textOf(item);
    return `--data-urlencode ${shellWord(`${name}=${text}`)}`;
  });
}

function partOf(name: string, value: Json, part: Part | undefined): readonly string[] {
  if (part?.kind === 'json') {
    const { array, contentType: own = 'application/json' } = part;
    const items = array && Array.isArray(value) ? (value as readonly Json[]) : [value];
    const rules = `${typeOf(own)}${headersOf(part)}`;
    return items.map((item) => formOption([name, JSON.stringify(item)], rules));
  }
  const pairs =
    part?.style === undefined || part.kind === 'nested'
      ? nestedPairs(name, value)
      : queryPairs({ name, ...part.style }, value).map((pair) => pair.map(decodeURIComponent));
  const rules = `${typeOf(part?.contentType)}${headersOf(part)}`;
  return pairs.map(([field = '', text = '']) => formOption([field, text], rules));
}

/**
 * The option for a part that is text. In a value of `-F`, a leading @ or < names a file, a leading quote
 * begins a quoted text, and a semicolon begins the rules of the part.
 */
function formOption([field, text]: Pair, rules: string): string {
  if (!/^[@<"]|;/.test(text)) return `-F ${shellWord(`${field}=${text}${rules}`)}`;
  if (rules === '') return `--form-string ${shellWord(`${field}=${text}`)}`;
  return `-F ${shellWord(`${field}=${quoted(text)}${rules}`)}`;
}

function entries(value: Json | undefined): readonly (readonly [string, Json])[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined);
}

function fileName(name: string): string {
  return /[,;"\\]/.test(name) ? quoted(name) : name;
}
