import { type Json, objectAt, objectsOf, OPERATIONS } from './document.js';
import { declaredStatus } from './mutations.js';
import { validatorOf } from './schema-validator.js';
import type { Send } from './session-client.js';

/** A layer around `fetch` that compares responses with the document. */
export interface ResponseCheck {
  readonly send: Send;
  /** What the document does not declare, each as `getRecordist.200: /name must be string`. */
  readonly problems: readonly string[];
}

/** Makes a layer that validates the status, headers and JSON of each response of an operation. */
export function checkResponses(send: Send): ResponseCheck {
  const problems: string[] = [];
  return {
    problems,
    send: async (request) => {
      const response = await send(request);
      const body = Buffer.from(await response.clone().arrayBuffer());
      problems.push(...problemsOf(request, response, body));
      return response;
    },
  };
}

/** What the document does not declare of a response. */
export function problemsOf(request: Request, response: Response, body: Buffer): readonly string[] {
  const { pathname } = new URL(request.url);
  const operation = OPERATIONS.find(({ method, path }) => {
    const pattern = new RegExp(`^/api${path.replace(/\{\w+\}/g, '[^/]+')}$`);
    return method === request.method && pattern.test(pathname);
  });
  if (operation === undefined) return [];
  const status = declaredStatus(operation, response.status);
  const declared = status === undefined ? undefined : operation.responses[status];
  const at = `${operation.id}.${String(response.status)}`;
  if (declared === undefined) return [`${at}: is not declared`];
  const headers = Object.entries(objectsOf(objectAt(declared, 'headers')));
  const missing = headers
    .filter(([name, { required }]) => required === true && !response.headers.has(name))
    .map(([name]) => `${at}: header ${name} is missing`);
  const malformed = headers.flatMap(([name, header]) => {
    const value = response.headers.get(name);
    return value === null
      ? []
      : errorsOf(`${at}: header ${name}`, objectAt(header, 'schema'), value);
  });
  const content = objectsOf(objectAt(declared, 'content'));
  return [...missing, ...malformed, ...contentProblems({ at, content, response, body })];
}

interface Content {
  readonly at: string;
  readonly content: ReturnType<typeof objectsOf>;
  readonly response: Response;
  readonly body: Buffer;
}

function contentProblems({ at, content, response, body }: Content): readonly string[] {
  const [mediaType = ''] = (response.headers.get('content-type') ?? '').split(';');
  if (Object.keys(content).length === 0) return body.length === 0 ? [] : [`${at}: has a body`];
  const declared = content[mediaType];
  if (declared === undefined) return [`${at}: ${mediaType} is not declared`];
  if (!mediaType.endsWith('json')) return [];
  return errorsOf(
    `${at}:`,
    objectAt(declared, 'schema'),
    JSON.parse(body.toString('utf8')) as Json,
  );
}

function errorsOf(at: string, schema: Parameters<typeof validatorOf>[0], value: Json): string[] {
  const validate = validatorOf(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) =>
    `${at} ${instancePath} ${message ?? ''}`.replace('  ', ' '),
  );
}
