import { shellWord } from '@upspec/document/shell-word';
import { type Credential, isJsonObject, type Json, type Part } from '@upspec/document';
import type { ExampleCall, Language } from '../language.js';
import { headerText, nestedPairs, pathText, queryPairs, textOf } from './curl-parameters.js';

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
  return parameters.flatMap(({ parameter, value }) => {
    if (parameter.in === 'header') {
      return [`-H ${shellWord(`${parameter.name}: ${headerText(parameter, value)}`)}`];
    }
    if (parameter.in !== 'cookie') return [];
    return queryPairs(parameter, value).map((pair) => `-b ${shellWord(pair.join('='))}`);
  });
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
        `-H ${shellWord(`Content-Type: ${body.contentType}`)}`,
        `-d ${shellWord(JSON.stringify(value ?? {}, null, 2))}`,
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
      return [
        `-H ${shellWord(`Content-Type: ${body.contentType}`)}`,
        `--data-raw ${shellWord(typeof value === 'string' ? value : '')}`,
      ];
    case 'bytes':
      return [`-H ${shellWord(`Content-Type: ${body.contentType}`)}`, `--data-binary @file`];
    case 'multipart':
      return [
        ...entries(value).flatMap(([name, item]) =>
          partOf(
            name,
            item,
            body.parts.find((part) => part.name === name),
          ),
        ),
        ...files.map(({ part, filename }) => `-F ${shellWord(`${part}=@${fileName(filename)}`)}`),
      ];
  }
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
  const type = part?.contentType === undefined ? '' : `;type=${part.contentType}`;
  if (part?.kind === 'json') {
    const items = part.array && Array.isArray(value) ? (value as readonly Json[]) : [value];
    return items.map(
      (item) =>
        `-F ${shellWord(`${name}=${JSON.stringify(item)}${type || ';type=application/json'}`)}`,
    );
  }
  const pairs =
    part?.style === undefined || part.kind === 'nested'
      ? nestedPairs(name, value)
      : queryPairs({ name, ...part.style }, value).map((pair) => pair.map(decodeURIComponent));
  return pairs.map(([field = '', text = '']) =>
    // In a value of -F, a leading @ or < names a file, and a semicolon starts a type.
    /^[@<]|;/.test(text)
      ? `--form-string ${shellWord(`${field}=${text}`)}`
      : `-F ${shellWord(`${field}=${text}${type}`)}`,
  );
}

function entries(value: Json | undefined): readonly (readonly [string, Json])[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined);
}

function fileName(name: string): string {
  return /[,;"\\]/.test(name) ? `"${name.replaceAll(/["\\]/g, '\\$&')}"` : name;
}
