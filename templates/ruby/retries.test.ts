import { describe, expect, test } from 'vitest';
import { json, type Responder } from '../typescript/runtime/testing/capture-server.js';
import { evaluate, hasRuby } from './testing/run-ruby.js';
import { call, rejection, start } from './testing/start-server.js';

const file = { id: 'file-a', object: 'file' };

describe.skipIf(!hasRuby)('retries of the Ruby library (needs ruby)', () => {
  const cases: readonly {
    readonly title: string;
    readonly responses: readonly Responder[];
    readonly lines?: string;
    readonly requests: number;
    readonly want: unknown;
  }[] = [
    { title: '408', responses: [rejection(408), json(200, file)], requests: 2, want: 'file-a' },
    { title: '409', responses: [rejection(409), json(200, file)], requests: 2, want: 'file-a' },
    { title: '429', responses: [rejection(429), json(200, file)], requests: 2, want: 'file-a' },
    {
      title: '502 twice',
      responses: [rejection(502), rejection(502), json(200, file)],
      requests: 3,
      want: 'file-a',
    },
    {
      title: 'an endless 500',
      responses: [rejection(500)],
      requests: 3,
      want: ['InternalServerError', '500 no'],
    },
    {
      title: 'no 400',
      responses: [rejection(400)],
      requests: 1,
      want: ['BadRequestError', '400 no'],
    },
    {
      title: 'a 400 that asks for a retry',
      responses: [rejection(400, { 'x-should-retry': 'true' }), json(200, file)],
      requests: 2,
      want: 'file-a',
    },
    {
      title: 'not a 500 that asks for no retry',
      responses: [rejection(500, { 'x-should-retry': 'false' })],
      requests: 1,
      want: ['InternalServerError', '500 no'],
    },
    {
      title: 'not a 429 that asks to wait for over a minute, and the error has the time',
      responses: [
        rejection(429, { 'retry-after': 'Fri, 01 Jan 2100 00:00:00 GMT' }),
        json(200, file),
      ],
      lines:
        'begin; openai.files.retrieve("a"); rescue OpenAI::Errors::RateLimitError => e; [e.message, e.retry_at.to_i]; end',
      requests: 1,
      want: ['429 no; the server asks not to retry before 2100-01-01T00:00:00.000Z', 4_102_444_800],
    },
    {
      title: 'a lost connection',
      responses: [(_request, response) => response.destroy(), json(200, file)],
      requests: 2,
      want: 'file-a',
    },
    {
      title: 'a late response',
      responses: [() => undefined, json(200, file)],
      lines: 'openai.files.retrieve("a", request_options: { timeout: 0.3 }).id',
      requests: 2,
      want: 'file-a',
    },
    {
      title: 'nothing where max_retries is 0',
      responses: [rejection(500)],
      lines: 'failure { openai.files.retrieve("a", request_options: { max_retries: 0 }) }',
      requests: 1,
      want: ['InternalServerError', '500 no'],
    },
    {
      title: 'a StringIO, from its original position',
      responses: [rejection(500), json(200, file)],
      lines: 'openai.uploads.parts.create("u", data: StringIO.new("rain").tap(&:getc)).id',
      requests: 2,
      want: 'file-a',
    },
    {
      title: 'an open file, from its original position',
      responses: [rejection(500), rejection(500), json(200, file)],
      lines: `require "tempfile"
        io = Tempfile.new.tap { |each| each.write("a rain"); each.flush; each.seek(2) }
        [openai.uploads.parts.create("u", data: io).id, io.pos]`,
      requests: 3,
      want: ['file-a', 6],
    },
    {
      title: 'a Pathname',
      responses: [rejection(500), json(200, file)],
      lines: `require "tempfile"
        io = Tempfile.new.tap { |each| each.write("rain"); each.flush }
        openai.uploads.parts.create("u", data: Pathname(io.path)).id`,
      requests: 2,
      want: 'file-a',
    },
    {
      title: 'an object that can seek, from its original position',
      responses: [rejection(500), json(200, file)],
      lines: `stream = Class.new do
          attr_reader :pos
          def initialize = @pos = 2
          def seek(position) = @pos = position
          def read(most)
            piece = "a rain".byteslice(@pos, most)
            @pos += piece.bytesize
            piece.empty? ? nil : piece
          end
        end
        openai.uploads.parts.create("u", data: stream.new).id`,
      requests: 2,
      want: 'file-a',
    },
    {
      title: 'not a pipe, and the error says why',
      responses: [rejection(500), json(200, file)],
      lines: `begin
        openai.uploads.parts.create("u", data: IO.popen(%w[echo rain]))
      rescue OpenAI::Errors::InternalServerError => e
        [e.message, e.status, e.param, e.read_once]
      end`,
      requests: 1,
      want: [
        '500 no; the call was not repeated, because data can be read only once',
        500,
        'p',
        'data',
      ],
    },
    {
      title: 'not a pipe, without a reason where nothing would be repeated',
      responses: [rejection(400), json(200, file)],
      lines: 'failure { openai.uploads.parts.create("u", data: IO.popen(%w[echo rain])) }',
      requests: 1,
      want: ['BadRequestError', '400 no'],
    },
  ];
  test.each(cases)('repeats $title', async ({ responses, lines, requests, want }) => {
    const server = await start(...responses);
    const otherwise = `failure { return openai.files.retrieve("a").id }`;
    expect(await call(server, lines ?? otherwise)).toEqual(want);
    expect(server.requests).toHaveLength(requests);
    const bodies = new Set(
      server.requests.map(({ body }) => body.toString().replaceAll(/upspec-[\w-]+/g, '')),
    );
    expect(bodies.size).toBe(1);
  });

  test('the waits are those that the server asks for, otherwise they double', async () => {
    const now = 'Time.utc(2026, 1, 1)';
    const printed = await evaluate(
      `delay = ->(failures, headers, random = 0) { OpenAI::Internal::Retry.delay(failures, headers, now: ${now}, random: random) }
      [
        delay.(0, {}), delay.(1, {}), delay.(4, {}), delay.(60, {}), delay.(0, {}, 1.0),
        delay.(0, { "retry-after-ms" => "20" }), delay.(0, { "retry-after" => "3" }),
        delay.(0, { "retry-after" => "Thu, 01 Jan 2026 00:00:07 GMT" }), delay.(0, { "retry-after" => "9999" }), delay.(0, { "retry-after" => "3, 120" }),
        delay.(0, { "retry-after" => "Thu, 01 Jan 2026 00:00:07 GMT, 3, Thursday, 01-Jan-26 00:01:40 GMT" }), delay.(0, { "retry-after" => "Thu Jan  1 00:00:07 2026" }),
        delay.(0, { "retry-after" => "Thu, 01 Jan 1970 00:00:07 GMT" }), delay.(0, { "retry-after" => "soon" }),
        delay.(0, { "retry-after-ms" => "40", "retry-after" => "3" }), openai.nil?
      ]`,
      { url: 'http://127.0.0.1:1/v1' },
    );
    expect(printed).toEqual([
      0.5,
      1,
      8,
      8,
      0.375,
      0.02,
      3,
      7,
      9999,
      120,
      100,
      7,
      0.5,
      0.5,
      0.04,
      false,
    ]);
  });
});
