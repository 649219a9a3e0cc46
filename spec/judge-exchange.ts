import type { JudgeBySchema } from './compile-schemas.js';
import { declaredResponse, type DescribedOperation } from './described-operation.js';
import type { EvidenceExchange } from './evidence.js';
import { isYamlObject, type YamlObject } from './read-yaml.js';
import { objectAt, resolveRef } from './resolve-pointer.js';

/** What a request and its response are checked against. */
export interface Judge {
  readonly document: YamlObject;
  readonly operation: DescribedOperation;
  readonly bySchema: JudgeBySchema;
}

/** Returns every difference between a recorded request and response and the document. */
export function judgeExchange(judge: Judge, exchange: EvidenceExchange): readonly string[] {
  return [...judgeRequest(judge, exchange), ...judgeResponse(judge, exchange)];
}

function judgeResponse(judge: Judge, { response }: EvidenceExchange): readonly string[] {
  const declared = declaredResponse(judge.document, judge.operation, response.status);
  if (declared === undefined) return [`status ${response.status} is not declared`];
  const content = Object.entries(objectAt(declared.response, '/content'))[0];
  const [mediaType, { schema }] = content === undefined ? ['', {} as YamlObject] : toPair(content);
  const live = response.headers['content-type']?.split(';')[0];
  const isWrongType = live !== undefined && live !== mediaType;
  const types = isWrongType ? [`content type is ${live}, not ${mediaType}`] : [];
  if (mediaType !== 'application/json') return types;
  return [...types, ...judge.bySchema(schemaName(schema), response.body)];
}

/** Only a request that succeeded must conform to the document. A rejected one may violate it. */
function judgeRequest(judge: Judge, { request, response }: EvidenceExchange): readonly string[] {
  const { body } = request;
  if (response.status !== 200 || !isYamlObject(body)) return [];
  const content = objectAt(judge.operation.operation, '/requestBody/content');
  if ('json' in body) {
    const { schema } = objectAt(content, '/application~1json');
    return judge.bySchema(schemaName(schema), body['json']).map((problem) => `request ${problem}`);
  }
  const { schema } = objectAt(content, '/multipart~1form-data');
  const fields = resolveRef(judge.document, schema);
  const properties = objectAt(fields, '/properties');
  const parts = Array.isArray(body['multipart']) ? body['multipart'].map(readPart) : [];
  const required =
    isYamlObject(fields) && Array.isArray(fields['required']) ? fields['required'] : [];
  return [
    ...required
      .filter((name) => !parts.some((part) => part.name === name))
      .map((name) => `request is missing the part ${String(name)}`),
    ...parts.flatMap((part) => judgePart(judge, properties[part.name.split('[')[0] ?? ''], part)),
  ];
}

interface Part {
  readonly name: string;
  readonly hasFilename: boolean;
  readonly value: unknown;
}

function readPart(part: unknown): Part {
  const { headers, value } = isYamlObject(part) ? part : {};
  const text = Array.isArray(headers) ? headers.join('\n') : '';
  return {
    name: /form-data; name="?([^";\n]+)/.exec(text)?.[1] ?? '',
    hasFilename: /; filename=/.test(text),
    value,
  };
}

function judgePart(judge: Judge, schema: unknown, part: Part): readonly string[] {
  if (schema === undefined) return [`request has a part ${part.name} that is not declared`];
  const resolved = resolveRef(judge.document, schema);
  const { enum: values, 'x-upspec-filename': filename } = isYamlObject(resolved) ? resolved : {};
  return [
    ...(Array.isArray(values) && !values.includes(part.value)
      ? [`request part ${part.name} is ${String(part.value)}`]
      : []),
    ...(filename === 'required' && !part.hasFilename
      ? [`request part ${part.name} has no filename`]
      : []),
  ];
}

function toPair([key, value]: readonly [string, unknown]): readonly [string, YamlObject] {
  return [key, isYamlObject(value) ? value : {}];
}

function schemaName(schema: unknown): string {
  const ref = isYamlObject(schema) ? schema['$ref'] : undefined;
  return typeof ref === 'string' ? (ref.split('/').at(-1) ?? '') : '';
}
