import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import {
  APIError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  InternalServerError,
  InvalidInputError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  UnprocessableEntityError,
} from './errors.js';
import { type Responder, json } from './testing/capture-server.js';
import { clientOf, failure, key, serve } from './testing/serve.js';

const rejection = {
  error: {
    message: 'No such File object: x',
    type: 'invalid_request_error',
    param: 'id',
    code: null,
  },
};

test.each([
  { status: 400, Class: BadRequestError },
  { status: 401, Class: AuthenticationError },
  { status: 403, Class: PermissionDeniedError },
  { status: 404, Class: NotFoundError },
  { status: 409, Class: ConflictError },
  { status: 422, Class: UnprocessableEntityError },
  { status: 429, Class: RateLimitError },
  { status: 500, Class: InternalServerError },
  { status: 503, Class: InternalServerError },
  { status: 418, Class: APIError },
])(
  'status $status throws $Class.name with the details from the server',
  async ({ status, Class }) => {
    const server = await serve(json(status, rejection, { 'x-request-id': 'req_1' }));
    const error = await failure(clientOf(server, { maxRetries: 0 }).files.retrieve('x'));
    expect(error).toBeInstanceOf(Class);
    expect(error).toMatchObject({
      name: Class.name,
      message: `${String(status)} No such File object: x`,
      status,
      type: 'invalid_request_error',
      param: 'id',
      code: null,
      requestID: 'req_1',
      error: rejection.error,
    });
  },
);

const html: Responder = (_request, response) => {
  response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>\n Bad gateway</h1>');
};
const plain: Responder = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/plain' }).end('done');
};
const nothing: Responder = (_request, response) => {
  response.writeHead(500).end();
};

test.each([
  { kind: 'HTML', response: html, want: '502 text/html: <h1> Bad gateway</h1>' },
  { kind: 'no body', response: nothing, want: '500 an empty body' },
  { kind: 'a string', response: json(400, { error: 'just text' }), want: '400 just text' },
  {
    kind: 'another envelope',
    response: json(422, { detail: 'x' }),
    want: '422 application/json: {"detail":"x"}',
  },
  {
    kind: 'text in place of JSON',
    response: plain,
    want: '200 expected a JSON body, received text/plain: done',
  },
  {
    kind: 'a key',
    response: json(401, { error: { message: `bad ${key}` } }),
    want: '401 bad [key]',
  },
])('a response with $kind results in a clear error', async ({ response, want }) => {
  const server = await serve(response);
  const error = await failure(clientOf(server, { maxRetries: 0 }).files.retrieve('x'));
  expect(error).toBeInstanceOf(APIError);
  expect(error).toHaveProperty('message', want);
});

test('a successful response without a body is undefined', async () => {
  const server = await serve(json(200, undefined));
  expect(await clientOf(server).files.retrieve('x')).toBeUndefined();
});

test('neither the client nor an error contains the key', async () => {
  const server = await serve(
    json(401, { error: { message: `Incorrect API key: ${key}`, code: key } }),
  );
  const client = clientOf(server);
  const error = await failure(client.files.retrieve('x'));
  expect(inspect(client, { depth: 9, showHidden: true })).not.toContain(key);
  expect(inspect(error, { depth: 9 })).toContain('Incorrect API key');
  expect(inspect(error, { depth: 9 })).not.toContain(key);
  const broken = await failure(clientOf(server, { apiKey: `${key}\u2026` }).files.retrieve('x'));
  expect(broken).toBeInstanceOf(InvalidInputError);
  expect(inspect(broken, { depth: 9 })).not.toContain(key);
});
