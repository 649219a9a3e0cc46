import { shellWord } from '@upspec/document/shell-word';
import { isJsonObject, type Json, type Model, type Part } from '@upspec/document';
import type { ExampleCall, Language } from '../language.js';

/** The call with curl, for a POSIX shell. */
export const curl: Language = { title: 'HTTP', fence: 'sh', example };

function example(call: ExampleCall): string {
  const { model, operation } = call;
  const prefix = model.environmentPrefix;
  const body = bodyOf(call);
  const key = `$${prefix}_API_KEY`;
  const method = operation.httpMethod.toUpperCase();
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}"$${prefix}_BASE_URL${withKey(addressOf(call), model, key)}"`,
    ...keyOptions(model, key),
    ...parameterOptions(call),
    ...body,
  ];
  return `${lines.join(' \\\n  ')}\n`;
}

/** The address with the key in its query, where the API expects it there. */
function withKey(address: string, { authentication }: Model, key: string): string {
  const { credential, isRequired } = authentication;
  if (!isRequired || credential.in !== 'query') return address;
  return `${address}${address.includes('?') ? '&' : '?'}${encodeURIComponent(credential.name)}=${key}`;
}

/** The options with which curl sends the key. */
function keyOptions({ authentication }: Model, key: string): readonly string[] {
  const { credential, isRequired } = authentication;
  if (!isRequired) return [];
  const name = credential.name.replaceAll(/["\\$`]/g, '\\$&');
  if (credential.scheme === 'Bearer') return [`-H "Authorization: Bearer ${key}"`];
  if (credential.scheme === 'Basic') return [`-u "${key}"`];
  if (credential.in === 'header') return [`-H "${name}: ${key}"`];
  return credential.in === 'cookie' ? [`-b "${name}=${key}"`] : [];
}

function addressOf({ operation, example: { parameters } }: ExampleCall): string {
  const valueOf = (name: string): Json | undefined =>
    parameters.find(({ parameter }) => parameter.in === 'path' && parameter.name === name)?.value;
  const path = operation.requestPath.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(textOf(valueOf(name) ?? name)),
  );
  const query = parameters
    .filter(({ parameter }) => parameter.in === 'query')
    .flatMap(({ parameter, value }) => fieldsOf(parameter.name, value))
    .map(([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`);
  const address =
    query.length === 0 ? path : `${path}${path.includes('?') ? '&' : '?'}${query.join('&')}`;
  return address.replaceAll(/["\\$`]/g, '\\$&');
}

/** The options with which curl sends header parameters and cookies. */
function parameterOptions({ example: { parameters } }: ExampleCall): readonly string[] {
  return parameters.flatMap(({ parameter, value }) => {
    const text = Array.isArray(value) ? value.map(textOf).join(',') : textOf(value);
    if (parameter.in === 'header') return [`-H ${shellWord(`${parameter.name}: ${text}`)}`];
    if (parameter.in !== 'cookie') return [];
    return [`-b ${shellWord(`${parameter.name}=${encodeURIComponent(text)}`)}`];
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
      return entries(value)
        .flatMap(([name, item]) => fieldsOf(name, item))
        .map(([name, text]) => `--data-urlencode ${shellWord(`${name}=${text}`)}`);
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

function partOf(name: string, value: Json, part: Part | undefined): readonly string[] {
  if (part?.kind === 'json') {
    const items = part.array && Array.isArray(value) ? (value as readonly Json[]) : [value];
    return items.map(
      (item) => `-F ${shellWord(`${name}=${JSON.stringify(item)};type=application/json`)}`,
    );
  }
  return fieldsOf(name, value).map(([field, text]) =>
    // In a value of -F, a leading @ or < names a file, and a semicolon starts a type.
    /^[@<]|;/.test(text)
      ? `--form-string ${shellWord(`${field}=${text}`)}`
      : `-F ${shellWord(`${field}=${text}`)}`,
  );
}

/** A value as fields: an array repeats its name, an object becomes `name[key]`. */
function fieldsOf(name: string, value: Json): readonly (readonly [string, string])[] {
  if (value === null) return [];
  if (Array.isArray(value)) {
    return (value as readonly Json[]).flatMap((item) => fieldsOf(name, item));
  }
  if (isJsonObject(value)) {
    return entries(value).flatMap(([key, item]) => fieldsOf(`${name}[${key}]`, item));
  }
  return [[name, textOf(value)]];
}

function entries(value: Json | undefined): readonly (readonly [string, Json])[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined);
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function fileName(name: string): string {
  return /[,;"\\]/.test(name) ? `"${name.replaceAll(/["\\]/g, '\\$&')}"` : name;
}
