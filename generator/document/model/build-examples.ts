import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import type { SchemaLookup } from './fields-of.js';
import type {
  Example,
  ExampleAnswer,
  ExampleFile,
  ExampleParameter,
  ResponseExample,
} from './example.js';
import type { Body, Response } from './operation.js';
import type { Parameter } from './parameter.js';
import type { GivenExample } from './read-examples.js';
import { sampleValue } from './sample-value.js';

/** What an operation's examples are built from. */
export interface ExampleSources {
  readonly parameters: readonly Parameter[];
  readonly body: Body;
  readonly responses: readonly Response[];
  /** The examples of the request's media type. */
  readonly requests: readonly GivenExample[];
}

/** The name of the example that is built where the document has none. */
const MADE: GivenExample = { name: 'minimal', summary: '', value: {}, filenames: new Map() };

/**
 * Builds the calls that a page shows: one for each example of the request, with the response of the
 * same name or else the first; where the document has none, one with the required values.
 */
export function buildExamples(sources: ExampleSources, lookup: SchemaLookup): readonly Example[] {
  const { parameters, body, responses, requests } = sources;
  const made = body.kind === 'none' ? MADE : { ...MADE, value: madeBody(body, lookup) };
  return (requests.length === 0 ? [made] : requests).map((given) => {
    const answer = answerOf(responses, given.name, lookup);
    const { summary = '', ...shown } = answer ?? {};
    return {
      name: given.name,
      summary: given.summary === '' ? summary : given.summary,
      parameters: parametersOf(parameters, lookup),
      ...bodyOf(body, given),
      ...(answer !== undefined && { answer: shown as ExampleAnswer }),
    };
  });
}

function parametersOf(
  parameters: readonly Parameter[],
  lookup: SchemaLookup,
): readonly ExampleParameter[] {
  return parameters
    .filter((parameter) => parameter.in === 'path' || parameter.in === 'query')
    .filter((parameter) => parameter.required || parameter.example !== undefined)
    .map((parameter) => ({
      parameter,
      value: parameter.example ?? sampleValue(parameter.schema, lookup, { name: parameter.name }),
    }));
}

function madeBody(body: Exclude<Body, { readonly kind: 'none' }>, lookup: SchemaLookup): Json {
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

function answerOf(
  responses: readonly Response[],
  name: string,
  lookup: SchemaLookup,
): (ExampleAnswer & { readonly summary?: string }) | undefined {
  const success = responses.find(({ status }) => /^2/.test(status));
  if (success === undefined) return undefined;
  const { status, contentType } = success;
  const shown: ResponseExample | undefined =
    success.examples.find((example) => example.name === name) ?? success.examples[0];
  const told = { status, ...(contentType !== undefined && { contentType }) };
  if (shown !== undefined) return { ...told, body: shown.value, summary: shown.summary };
  if (success.kind !== 'json' || success.schema === undefined) return told;
  return { ...told, body: sampleValue(success.schema, lookup, { name: 'answer' }) };
}
