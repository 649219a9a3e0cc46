import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { isJsonObject, type Json, type Model } from '@upspec/document';
import { clientCalls, type ClientCall } from './client-calls.js';

/** A call whose request violates the document, or that was not sent. */
export interface BadCall {
  /** `createPet, application/json, what is required`. */
  readonly call: string;
  readonly reason: string;
}

/** Where the generated client is, and the mock server that validates its requests. */
export interface MockRun {
  readonly model: Model;
  /** The folder that has `typescript/`. */
  readonly folder: string;
  readonly url: string;
}

/** Makes every call of a client, and returns what the mock server reports about the requests. */
export async function runTypeScript({ model, folder, url }: MockRun): Promise<{
  readonly sent: number;
  readonly bad: readonly BadCall[];
}> {
  const Client = await loadClient(folder);
  const bad: BadCall[] = [];
  let sent = 0;
  let reasons: readonly string[] | undefined;
  const client = new Client({
    baseURL: url,
    apiKey: 'user:password',
    credentials: Object.fromEntries(model.schemes.map(({ name }) => [name, 'user:password'])),
    maxRetries: 0,
    timeout: 20_000,
    fetch: async (address: string, init: RequestInit) => {
      const response = await fetch(address, init);
      sent += 1;
      const { status, headers } = response;
      const text = await response.text();
      reasons = violationsOf(headers, text);
      return new Response(text === '' ? null : text, { status, headers });
    },
  });
  for (const call of model.operations.flatMap((operation) => clientCalls(model, operation))) {
    reasons = undefined;
    const error: unknown = await callOf(client, call).catch((failure: unknown) => failure);
    const all: readonly string[] = reasons ?? [`was not sent: ${String(error)}`];
    bad.push(...all.map((reason) => ({ call: call.title, reason })));
  }
  return { sent, bad };
}

async function loadClient(folder: string): Promise<new (options: object) => object> {
  const outfile = join(folder, 'client.mjs');
  await build({
    entryPoints: [join(folder, 'typescript', 'client.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'silent',
  });
  const module = (await import(pathToFileURL(outfile).href)) as {
    readonly default: new (options: object) => object;
  };
  return module.default;
}

async function callOf(client: object, { path, given }: ClientCall): Promise<unknown> {
  const name = path.at(-1) ?? '';
  const resource = path
    .slice(0, -1)
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : at),
      client,
    );
  if (typeof resource !== 'object' || resource === null) throw new Error(`no ${path.join('.')}`);
  const method: unknown = Reflect.get(resource, name);
  if (typeof method !== 'function') throw new Error(`no call ${path.join('.')}`);
  return Reflect.apply(method, resource, given) as unknown;
}

/** The errors of Prism that are about a request, and not about what it could respond. */
const REQUEST_ERRORS =
  /UNPROCESSABLE_ENTITY|UNAUTHORIZED|NO_PATH_MATCHED|NO_METHOD_MATCHED|INVALID_CONTENT_TYPE/;

/** What Prism reports about a request: as its own error, or beside a response of the document. */
function violationsOf(headers: Headers, text: string): readonly string[] {
  const header = headers.get('sl-violations');
  const beside = header === null ? [] : listOf(JSON.parse(header) as Json);
  const type = headers.get('content-type') ?? '';
  if (!type.includes('problem+json')) return beside;
  const problem = JSON.parse(text) as Json;
  if (!isJsonObject(problem) || !REQUEST_ERRORS.test(String(problem['type']))) return beside;
  const validation = listOf(problem['validation']);
  return validation.length > 0
    ? validation
    : [`${String(problem['title'])}: ${String(problem['detail'])}`];
}

/** Warnings, such as the use of a deprecated parameter, do not count. */
function listOf(violations: Json | undefined): readonly string[] {
  return (Array.isArray(violations) ? (violations as readonly Json[]) : [])
    .filter(isJsonObject)
    .filter(({ severity }) => severity === 'Error')
    .map(({ location, message }) => ({
      at: (Array.isArray(location) ? location.map(String) : []).filter(
        (step) => step !== 'request',
      ),
      message,
    }))
    .filter(({ at }) => at[0] !== 'response')
    .map(({ at, message }) => `${at.join('.')}: ${String(message)}`);
}
