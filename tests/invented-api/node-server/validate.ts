import type { ErrorObject } from 'ajv/dist/2020.js';
import { ProblemError, invalidResponse, problemResponse } from '../api-response.js';
import { type ApiOperation, asObject, type Json, type JsonObject, objectAt } from '../document.js';
import { validatorAt, validatorOf } from '../schema-validator.js';

/** A body that is read. */
export interface JsonBody {
  readonly operation: ApiOperation;
  readonly mediaType: string;
  readonly bytes: Buffer;
  /** Validates it instead of the schema of the document. */
  readonly bodySchema: JsonObject | undefined;
}

/**
 * Reads and validates a JSON body.
 *
 * @throws ProblemError 400 where it is not JSON, 422 where it does not fit its schema
 */
export function readJson({ operation, mediaType, bytes, bodySchema }: JsonBody): JsonObject {
  const value = parsed(bytes);
  const pointer = [
    'paths',
    operation.path,
    operation.method.toLowerCase(),
    'requestBody',
    'content',
    mediaType,
    'schema',
  ];
  const validate = bodySchema === undefined ? validatorAt(pointer) : validatorOf(bodySchema);
  if (validate(value)) return asObject(value);
  const locations = new Map((validate.errors ?? []).map((each) => [locationOf(each), each]));
  // What is wrong within a value explains why the value itself is.
  const errors = [...locations]
    .filter(([location]) => ![...locations.keys()].some((each) => each.startsWith(`${location}/`)))
    .map(([location, { message }]) => ({ location, message: message ?? '' }));
  throw new ProblemError(invalidResponse(errors));
}

/**
 * Reads and validates the query.
 *
 * @throws ProblemError 422 where a parameter does not fit its schema
 */
export function readQuery(operation: ApiOperation, search: URLSearchParams): JsonObject {
  const values: Record<string, Json> = {};
  for (const parameter of operation.parameters.filter((each) => each['in'] === 'query')) {
    const name = String(parameter['name']);
    const text = search.get(name);
    if (text === null) continue;
    const schema = objectAt(parameter, 'schema');
    const value = schema['type'] === 'integer' && /^-?\d+$/.test(text) ? Number(text) : text;
    const validate = validatorOf(schema);
    if (!validate(value)) {
      const errors = [{ location: name, message: validate.errors?.[0]?.message ?? '' }];
      throw new ProblemError(invalidResponse(errors));
    }
    values[name] = value;
  }
  return values;
}

function parsed(bytes: Buffer): Json {
  try {
    return JSON.parse(bytes.toString('utf8')) as Json;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new ProblemError(problemResponse(400, 'Bad Request', { detail }));
  }
}

function locationOf({ instancePath, params }: ErrorObject): string {
  const { missingProperty, additionalProperty } = params as Readonly<Record<string, unknown>>;
  const name = missingProperty ?? additionalProperty;
  return typeof name === 'string' ? `${instancePath}/${name}` : instancePath;
}
