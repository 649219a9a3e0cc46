import { describe, expect, test } from 'vitest';
import { json, type Responder } from '../typescript/runtime/testing/capture-server.js';
import { hasRuby } from './testing/run-ruby.js';
import { call, start } from './testing/start-server.js';

const JSON_TYPE = { 'content-type': 'application/json' };

/** Announces more bytes than it sends, and closes the connection. */
const broken: Responder = (_request, response) => {
  response.writeHead(200, { ...JSON_TYPE, 'content-length': '100' });
  response.write('{"id":', () => response.destroy());
};

/** Closes the connection before the last chunk. */
const unfinished: Responder = (_request, response) => {
  response.writeHead(200, JSON_TYPE).write('{"id":', () => response.destroy());
};

/** Sends a complete response whose JSON ends early. */
const cut: Responder = (_request, response) => {
  response.writeHead(200, JSON_TYPE).end('{"id": "f"\n');
};

/** Sends nothing after the start of the JSON. */
const silent: Responder = (_request, response) => {
  response.writeHead(200, JSON_TYPE).write('{"id":');
};

const file = json(200, { id: 'file-a', object: 'file' });

describe.skipIf(!hasRuby)('a successful response of JSON in Ruby (needs ruby)', () => {
  test.each([
    { name: 'ends before its length', first: broken },
    { name: 'ends before its last chunk', first: unfinished },
    { name: 'has JSON without an end', first: cut },
    { name: 'has a body that stops', first: silent },
  ])('that $name is requested again, with its body', async ({ first }) => {
    const server = await start(first, file);
    const lines = `openai.files.create(file: "content", purpose: :batch, request_options: { timeout: 2 }).id`;
    expect(await call(server, lines)).toBe('file-a');
    expect(server.requests).toHaveLength(2);
    expect(server.requests[1]?.body.toString()).toContain('content');
  });

  test('that is an array, and ends early, is requested again as a page', async () => {
    const server = await start(broken, json(200, { data: [{ id: 'a' }], has_more: false }));
    expect(await call(server, 'openai.files.list.data.map(&:id)')).toEqual(['a']);
  });

  test('that always ends early is an error after all attempts, which has each of them', async () => {
    const server = await start(broken, cut);
    const lines = `begin
        openai.files.retrieve("f", request_options: { max_retries: 1 })
      rescue OpenAI::Errors::APIConnectionError => e
        [e.message, e.status, e.attempts.map(&:status), e.attempts.last.equal?(e)]
      end`;
    expect(await call(server, lines)).toEqual([
      '200 the JSON body ends early: application/json: {"id": "f"',
      200,
      [null, 200],
      true,
    ]);
    expect(server.requests).toHaveLength(2);
  });

  test('is passed to the listener with each attempt', async () => {
    const server = await start(cut, file);
    const lines = `statuses = []
      options = { on_response: ->(status, _headers) { statuses << status } }
      [openai.files.retrieve("f", request_options: options).id, statuses]`;
    expect(await call(server, lines)).toEqual(['file-a', [200, 200]]);
  });

  test('is not requested again for an error of the listener', async () => {
    const server = await start(file, json(500, {}), file);
    const lines = `options = { on_response: ->(*) { OpenAI::Client.new(max_retries: 0).files.retrieve("b") } }
      failure { openai.files.retrieve("a", request_options: options) }&.first`;
    expect(await call(server, lines)).toBe('InternalServerError');
    expect(server.requests).toHaveLength(2);
  });

  test.each([
    { name: 'a page of HTML', type: 'text/html', body: '<html></html>' },
    { name: 'malformed JSON with an end', type: 'application/json', body: '{"id": }' },
  ])('that is $name is not requested again', async ({ type, body }) => {
    const server = await start((_request, response) => {
      response.writeHead(200, { 'content-type': type, 'x-should-retry': 'true' }).end(body);
    });
    expect(await call(server, 'failure { openai.files.retrieve("f") }')).toEqual([
      'APIStatusError',
      `200 expected a JSON body, received ${type}: ${body}`,
    ]);
    expect(server.requests).toHaveLength(1);
  });

  test('that is cut is not requested again with a body that can be read only once', async () => {
    const server = await start(cut, file);
    const lines = 'failure { openai.uploads.parts.create("u", data: IO.popen(%w[echo rain])) }';
    expect(await call(server, lines)).toEqual([
      'APIConnectionError',
      '200 the JSON body ends early: application/json: {"id": "f"; the call was not repeated, because data can be read only once',
    ]);
    expect(server.requests).toHaveLength(1);
  });
});
