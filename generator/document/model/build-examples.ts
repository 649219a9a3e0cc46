import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import type { SchemaLookup } from './fields-of.js';
import type {
  Example,
  ExampleResponse,
  ExampleFile,
  ExampleParameter,
  ResponseExample,
} from './example.js';
import type { Body, Response } from './operation.js';
import type { Parameter } from './parameter.js';
import type { GivenExample } from './read-examples.js';
import { sampleValue } from './sample-value.js';
import { mainSuccess } from './successes.js';

/** What an operation's examples are built from. */
export interface ExampleSources {
  readonly parameters: readonly Parameter[];
  readonly body: Body;
  readonly responses: readonly Response[];
  /** The examples of the request's media type. */
  readonly requests: readonly GivenExample[];
}

/** The name of the example that is built where the document has none. */
const MINIMAL_EXAMPLE: GivenExample = {
  name: 'minimal',
  summary: '',
  value: {},
  filenames: new Map(),
};

/**
 * Builds the calls that a page shows: one for each example of the request, with the response of the
 * same name or else the first; where the document has none, one with the required values.
 */
export function buildExamples(sources: ExampleSources, lookup: SchemaLookup): readonly Example[] {
  const { parameters, body, responses, requests } = sources;
  const generated =
    body.kind === 'none'
      ? MINIMAL_EXAMPLE
      : { ...MINIMAL_EXAMPLE, value: minimalBody(body, lookup) };
  return (requests.length === 0 ? [generated] : requests).map((given) => {
    const response = responseOf(responses, given.name, lookup);
    const { summary = '', ...shown } = response ?? {};
    return {
      name: given.name,
      summary: given.summary === '' ? summary : given.summary,
      parameters: parametersOf(parameters, lookup),
      ...bodyOf(body, given),
      ...(response !== undefined && { response: shown as ExampleResponse }),
    };
  });
}

function parametersOf(
  parameters: readonly Parameter[],
  lookup: SchemaLookup,
): readonly ExampleParameter[] {
  return parameters
    .filter((parameter) => parameter.required || parameter.example !== undefined)
    .map((parameter) => {
      const { example, name, schema } = parameter;
      // Null is an example, too.
      const value = example === undefined ? sampleValue(schema, lookup, { name }) : example;
      return { parameter, value };
    });
}

function minimalBody(body: Exclude<Body, { readonly kind: 'none' }>, lookup: SchemaLookup): Json {
  const value = sampleValue(body.schema, lookup, { name: 'body' });
  if (body.kind !== 'multipart' || !isJsonObject(value)) return value;
  const files = body.parts.filter((part) => part.kind === 'file' && part.required);
  return { ...value, ...Object.fromEntries(files.map((part) => [part.name, ''])) };
}

function bodyOf(body: Body, given: GivenExample): Pick<Example, 'body' | 'files'> {
  if (body.kind === 'none') return { files: [] };
  if (body.kind !== 'multipart' || !isJsonObject(given.value)) {
    return { body: given.value, files: [] };
  }
  const fileParts = new Set(
    body.parts.filter(({ kind }) => kind === 'file').map(({ name }) => name),
  );
  const entries = Object.entries(given.value);
  const fields: JsonObject = Object.fromEntries(entries.filter(([name]) => !fileParts.has(name)));
  const files = entries
    .filter(([name]) => fileParts.has(name))
    .map(([part, content]): ExampleFile => ({
      part,
      filename: given.filenames.get(part) ?? part,
      content: typeof content === 'string' ? content : JSON.stringify(content),
    }));
  return { body: fields, files };
}

function responseOf(
  responses: readonly Response[],
  name: string,
  lookup: SchemaLookup,
): (ExampleResponse & { readonly summary?: string }) | undefined {
  const success = mainSuccess(responses);
  if (success === undefined) return undefined;
  const { status, contentType } = success;
  const shown: ResponseExample | undefined =
    success.examples.find((example) => example.name === name) ?? success.examples[0];
  const described = { status, ...(contentType !== undefined && { contentType }) };
  if (shown !== undefined) return { ...described, body: shown.value, summary: shown.summary };
  if (success.kind !== 'json' || success.schema === undefined) return described;
  return { ...described, body: sampleValue(success.schema, lookup, { name: 'answer' }) };
}
