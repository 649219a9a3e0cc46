import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  captureServer,
  json,
  type CaptureServer,
} from '../typescript/runtime/testing/capture-server.js';
import { decodeMultipart } from '../typescript/runtime/testing/decode-multipart.js';
import { evaluate, hasRuby } from './testing/run-ruby.js';

describe.skipIf(!hasRuby)('inputs of the Ruby library (needs ruby)', () => {
  let folder = '';
  let server: CaptureServer;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'upspec-ruby-'));
    writeFileSync(join(folder, 'weather.jsonl'), 'rain\n');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    server = await captureServer(json(200, { id: 'x', data: [] }));
    return () => server.close();
  });
  const call = (lines: string): Promise<unknown> =>
    evaluate(lines, { url: `${server.url}/v1`, cwd: folder });

  const kinds: readonly {
    readonly kind: string;
    readonly file: string;
    readonly filename: string;
    readonly content?: string;
    readonly length?: 'unknown';
    readonly type?: string;
  }[] = [
    { kind: 'a Pathname', file: 'Pathname("weather.jsonl")', filename: 'weather.jsonl' },
    { kind: 'an open file', file: 'File.open("weather.jsonl")', filename: 'weather.jsonl' },
    {
      kind: 'an open file from its current position',
      file: 'File.open("weather.jsonl").tap { |io| io.seek(2) }',
      filename: 'weather.jsonl',
      content: 'in\n',
    },
    {
      kind: 'a Tempfile',
      file: '(require "tempfile"; Tempfile.new(["t", ".txt"]).tap { |t| t.write("rain\\n"); t.rewind; File.symlink(t.path, "link.txt") }; File.open("link.txt"))',
      filename: 'link.txt',
    },
    { kind: 'a StringIO', file: 'StringIO.new("rain\\n")', filename: 'blob' },
    {
      kind: 'a StringIO from its current position',
      file: 'StringIO.new("rain\\n").tap(&:getc)',
      filename: 'blob',
      content: 'ain\n',
    },
    { kind: 'a String', file: '"rain\\n"', filename: 'blob' },
    { kind: 'an empty String', file: '""', filename: 'blob', content: '' },
    {
      kind: 'a string in another encoding, with its bytes unchanged',
      file: '"é".encode("UTF-16LE")',
      filename: 'blob',
      content: '\xe9\x00',
    },
    {
      kind: 'a pipe',
      file: 'IO.popen(["printf", "rain\\\\n"])',
      filename: 'blob',
      length: 'unknown',
    },
    {
      kind: 'any object with read',
      file: 'Class.new { def read(_n) = @done ? nil : (@done = true; "rain\\n") }.new',
      filename: 'blob',
      length: 'unknown',
    },
    {
      kind: 'a named and typed pipe',
      file: 'OpenAI::FilePart.new(IO.popen(["printf", "rain\\\\n"]), filename: "p.txt", content_type: "text/plain")',
      filename: 'p.txt',
      length: 'unknown',
      type: 'text/plain',
    },
    {
      kind: 'a Pathname under another name',
      file: 'OpenAI::FilePart.new(Pathname("weather.jsonl"), filename: "\\u{1F327}.jsonl")',
      filename: '🌧.jsonl',
    },
  ];
  test.each(kinds)('$kind is sent', async ({ file, filename, content, length, type }) => {
    await call(`openai.files.create(file: ${file}, purpose: :batch).id`);
    const [request] = server.requests;
    const parts = await decodeMultipart(request ?? { headers: {}, body: Buffer.of() });
    expect(parts).toEqual([
      { name: 'purpose', type: 'text/plain', content: 'batch' },
      {
        name: 'file',
        filename,
        type: type ?? 'application/octet-stream',
        content: content ?? 'rain\n',
      },
    ]);
    const announced = length === 'unknown' ? undefined : String(request?.body.length);
    expect(request?.headers['content-length']).toBe(announced);
  });

  const rejected: readonly { readonly given: string; readonly want: string }[] = [
    {
      given: 'openai.files.create(file: 5, purpose: :batch)',
      want: 'file: expected a Pathname, an IO, a String of content or a FilePart, received Integer',
    },
    { given: 'openai.files.create(file: nil, purpose: :batch)', want: 'file: is required' },
    {
      given: 'openai.files.create(file: Pathname("."), purpose: :batch)',
      want: 'file: . is not a regular file',
    },
    {
      given: 'openai.files.create(file: Pathname("gone"), purpose: :batch)',
      want: "file: gone can't be sent: No such file or directory",
    },
    {
      given: 'openai.files.create(file: File.open("weather.jsonl").tap(&:close), purpose: :batch)',
      want: 'file: the IO is closed',
    },
    {
      given: 'openai.files.create(file: "x", purpose: "\\xFF")',
      want: 'purpose: contains bytes that are not valid UTF-8',
    },
    {
      given: 'openai.files.create(file: "x", purpose: :batch, expires_after: {})',
      want: 'expires_after: expected a non-empty Hash',
    },
    {
      given:
        'openai.files.create(file: "x", purpose: :batch, expires_after: { seconds: Float::NAN })',
      want: 'expires_after[seconds]: NaN is not a finite number',
    },
    {
      given:
        'openai.uploads.create(bytes: 1, filename: "\\xFF".b, mime_type: "m", purpose: :batch)',
      want: 'filename: contains bytes that are not valid UTF-8',
    },
    {
      given: 'openai.uploads.create(bytes: 1, filename: Object, mime_type: "m", purpose: :batch)',
      want: 'filename: a Class cannot be written as JSON',
    },
    {
      given:
        'h = {}; h[:h] = h; openai.uploads.create(bytes: h, filename: "f", mime_type: "m", purpose: :batch)',
      want: `bytes${'[h]'.repeat(25)}: is nested too deeply, or contains itself`,
    },
    {
      given: 'openai.files.retrieve("")',
      want: 'file_id: expected an id, received an empty string',
    },
    {
      given: 'openai.files.content("..")',
      want: 'path: the segment ".." would leave /files/{file_id}/content',
    },
    {
      given: 'openai.files.retrieve(nil)',
      want: 'file_id: expected a string, received NilClass',
    },
    {
      given:
        'openai.files.retrieve("a", request_options: { extra_headers: { "x-a" => "secret\\r\\nx-b: c" } })',
      want: 'header "x-a": its name or value has a character that is not valid in HTTP headers',
    },
    {
      given: 'openai.files.retrieve("a", request_options: { extra_headers: { "x-a" => "日" } })',
      want: 'header "x-a": its name or value has a character that is not valid in HTTP headers',
    },
    {
      given: 'openai.files.retrieve("a", request_options: { retries: 1 })',
      want: 'request_options: unknown option :retries; expected one of :extra_headers, :extra_query, :extra_body, :part_headers, :max_retries, :timeout, :on_response',
    },
    {
      given: 'openai.files.retrieve("a", request_options: 5)',
      want: 'request_options: expected a Hash, received Integer',
    },
    {
      given: 'openai.files.retrieve("a", request_options: { extra_headers: ["x"] })',
      want: 'request_options[:extra_headers]: expected a Hash, received Array',
    },
    {
      given: 'openai.files.retrieve("a", request_options: { on_response: 5 })',
      want: 'request_options[:on_response]: expected a Proc, received Integer',
    },
    {
      given: 'openai.files.retrieve("a", request_options: { 5 => 1 })',
      want: 'request_options: unknown option :"5"; expected one of :extra_headers, :extra_query, :extra_body, :part_headers, :max_retries, :timeout, :on_response',
    },
    { given: 'OpenAI::FileObject.new(5)', want: 'FileObject: expected a Hash, received Integer' },
    {
      given: 'OpenAI::FileObject.new(nil)',
      want: 'FileObject: expected a Hash, received NilClass',
    },
    {
      given: 'OpenAI::FilePart.new("x", filename: "")',
      want: 'filename: expected a name, received ""',
    },
    {
      given: 'OpenAI::FilePart.new("x", filename: 5)',
      want: 'filename: expected a name, received Integer',
    },
    {
      given: 'OpenAI::FilePart.new("x", content_type: "text/plain\\r\\nx: y")',
      want: 'content_type: expected a media type, such as text/plain, received "text/plain\\r\\nx: y"',
    },
    {
      given: 'OpenAI::FilePart.new("x", content_type: "jsonl")',
      want: 'content_type: expected a media type, such as text/plain, received "jsonl"',
    },
    {
      given: 'openai.files.create(file: File.open("written.txt", "w"), purpose: :batch)',
      want: 'file: the IO is not open for reading',
    },
    {
      given: 'openai.files.create(file: IO.pipe.last, purpose: :batch)',
      want: 'file: the IO is not open for reading',
    },
    {
      given: 'openai.files.content("a", to: "written.txt")',
      want: 'to: expected an IO or a Pathname, received String',
    },
    {
      given: 'openai.files.content("a", to: StringIO.new) { |piece| piece }',
      want: 'to: a block is given as well; pass only one of the two',
    },
    {
      given: 'openai.files.content("a", to: Pathname("."))',
      want: 'to: . is a folder; expected a file',
    },
    {
      given: 'openai.files.content("a", to: Pathname("gone/a.txt"))',
      want: 'to: the folder of gone/a.txt does not exist',
    },
    {
      given: 'io = IO.popen("true"); 2.times { openai.uploads.parts.create("u", data: io) }',
      want: 'data: was sent before, and can be read only once',
    },
    {
      given: 'openai.uploads.parts.create("u", data: File.open("weather.jsonl").tap(&:read))',
      want: 'data: is at its end, so that nothing would be sent; rewind it',
    },
    {
      given: 'openai.uploads.parts.create("u", data: StringIO.new.tap { |io| io << "rain" })',
      want: 'data: is at its end, so that nothing would be sent; rewind it',
    },
  ];
  describe('what is rejected before it is sent', () => {
    let errors: readonly unknown[] = [];
    let sent: readonly string[] = [];
    beforeAll(async () => {
      const target = await captureServer(json(200, { id: 'x', data: [] }));
      const calls = rejected.map(({ given }) => `failure { ${given} }`);
      const run = { url: `${target.url}/v1`, cwd: folder };
      errors = (await evaluate(`[${calls.join(',\n')}]`, run)) as readonly unknown[];
      sent = target.requests.map(({ path }) => path);
      await target.close();
    });

    test.each(rejected.map((row, at) => ({ ...row, at })))('$given', ({ at, want }) => {
      expect(errors[at]).toEqual(['InvalidInputError', want]);
    });

    test('is not sent, except for the first of two times', () => {
      expect(sent).toEqual(['/v1/uploads/u/parts']);
    });
  });

  const clients: readonly { readonly given: string; readonly want: string }[] = [
    { given: 'api_key: ""', want: 'api_key: is missing' },
    { given: 'api_key: -> { nil }', want: 'api_key: the passed value has no key' },
    {
      given: 'base_url: "ftp://127.0.0.1"',
      want: 'base_url: expected an absolute http or https URL',
    },
    {
      given: 'base_url: "http://me:pass@127.0.0.1"',
      want: 'base_url: contains a user name or password',
    },
    { given: 'base_url: "not a url"', want: 'base_url: expected an absolute URL' },
    {
      given: 'max_retries: -1',
      want: 'max_retries: expected an Integer of at least 0, received -1',
    },
    { given: 'timeout: 0', want: 'timeout: expected seconds above 0, or nil, received 0' },
  ];
  test('a client with an invalid option is rejected', async () => {
    const calls = clients.map(
      ({ given }) => `failure { OpenAI::Client.new(${given}).files.retrieve("a") }`,
    );
    const errors = await call(`[${calls.join(',\n')}]`);
    expect(errors).toEqual(
      clients.map(({ want }) => ['InvalidInputError', expect.stringContaining(want)]),
    );
    expect(JSON.stringify(errors)).not.toContain('pass@');
  });

  test('the options of a call override those of the client', async () => {
    await call(`
      other = OpenAI::Client.new(
        base_url: openai.base_url.to_s + "?v=1", organization: nil, project: "p", api_key: -> { "fresh" },
        default_headers: { "x-a" => "1", "x-b" => "2" }, default_query: { tenant: "t" }
      )
      options = { extra_headers: { "X-B" => nil, "x-c" => "é" }, extra_query: { limit: 3, tags: %w[a b], f: { x: true } } }
      other.files.list(limit: 1, request_options: options)
      other.uploads.complete("u", part_ids: [], request_options: { extra_body: { note: 1.5, whole: 2.0 } })
      nil`);
    const [list, complete] = server.requests;
    expect(list?.path).toBe('/v1/files?v=1&tenant=t&limit=3&tags=a&tags=b&f%5Bx%5D=true');
    expect(list?.headers).toMatchObject({
      'x-a': '1',
      'x-c': 'é',
      'openai-project': 'p',
      authorization: 'Bearer fresh',
    });
    expect(list?.headers).not.toHaveProperty('x-b');
    expect(complete?.body.toString()).toBe('{"part_ids":[],"note":1.5,"whole":2}');
  });
});
