import { describe, expect, test } from 'vitest';
import { hasRuby, key } from './testing/run-ruby.js';
import { call, rejection, start } from './testing/start-server.js';

describe.skipIf(!hasRuby)('errors of the Ruby library (needs ruby)', () => {
  const classes: readonly (readonly [number, string])[] = [
    [400, 'BadRequestError'],
    [401, 'AuthenticationError'],
    [403, 'PermissionDeniedError'],
    [404, 'NotFoundError'],
    [409, 'ConflictError'],
    [418, 'APIStatusError'],
    [422, 'UnprocessableEntityError'],
    [429, 'RateLimitError'],
    [500, 'InternalServerError'],
    [503, 'InternalServerError'],
  ];
  test.each(classes)(
    'the status %i is a %s with all details of the response',
    async (status, name) => {
      const server = await start(rejection(status, { 'x-request-id': 'req_1' }));
      const printed = await call(
        server,
        `begin
        openai.files.retrieve("file-a", request_options: { max_retries: 0 })
      rescue OpenAI::Errors::APIStatusError => e
        [e.class.name, e.message, e.status, e.code, e.param, e.type, e.request_id, e.body, e.url, e.headers["content-type"]]
      end`,
      );
      expect(printed).toEqual([
        `OpenAI::Errors::${name}`,
        `${String(status)} no`,
        status,
        'c',
        'p',
        't',
        'req_1',
        { error: { message: 'no', type: 't', param: 'p', code: 'c' } },
        `${server.url}/v1/files/file-a`,
        'application/json',
      ]);
    },
  );

  const bodies: readonly { readonly body: string; readonly type: string; readonly want: string }[] =
    [
      {
        body: '<h1>Bad  gateway</h1>\n',
        type: 'text/html',
        want: '500 text/html: <h1>Bad gateway</h1>',
      },
      { body: '', type: 'text/plain', want: '500 an empty body' },
      { body: '{"error":"plain"}', type: 'application/json', want: '500 plain' },
      { body: '[1]', type: 'application/json', want: '500 application/json: [1]' },
      { body: '\xff\xfe', type: 'text/plain', want: '500 text/plain: ��' },
      {
        body: `your key ${key} is wrong`,
        type: 'text/plain',
        want: '500 text/plain: your key [key] is wrong',
      },
      {
        body: '{"error":{"message":"a\\u001b[2Jb\\nc\\u0000\\u202ed"}}',
        type: 'application/json',
        want: '500 a\\e[2Jb\\nc\\x00\\u202Ed',
      },
    ];
  test.each(bodies)(
    'an error response with the body $body is reported as "$want"',
    async ({ body, type, want }) => {
      const server = await start((_request, response) => {
        response.writeHead(500, { 'content-type': type });
        response.end(Buffer.from(body, 'latin1'));
      });
      const options = '{ max_retries: 0 }';
      const printed = await call(
        server,
        `failure { openai.files.retrieve("a", request_options: ${options}) }`,
      );
      expect(printed).toEqual(['InternalServerError', want]);
    },
  );

  test('a response that is not JSON is reported with its beginning', async () => {
    const server = await start((_request, response) => response.end('<p>hello'));
    expect(await call(server, 'failure { openai.files.retrieve("a") }')).toEqual([
      'APIStatusError',
      '200 expected a JSON body, received a body without a content type: <p>hello',
    ]);
    expect(server.requests).toHaveLength(1);
  });

  test('the key is not in any string of a client, a resource or an error', async () => {
    const server = await start(rejection(500));
    const printed = await call(
      server,
      `error = begin
        openai.files.retrieve("a", request_options: { max_retries: 0 })
      rescue OpenAI::Errors::APIError => e
        e
      end
      require "pp"
      [openai, openai.files, error].flat_map { |each| [each.inspect, each.to_s, each.pretty_inspect] } + [error.full_message]`,
    );
    expect(JSON.stringify(printed)).toContain('#<OpenAI::Client base_url=');
    expect(JSON.stringify(printed)).not.toContain(key);
  });
});
