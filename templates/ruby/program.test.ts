import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve, type RunningServer } from '../../conformance/openai-files/serve.js';
import { captureServer, json } from '../typescript/runtime/testing/capture-server.js';
import { evaluate, hasRuby, key, runProgram } from './testing/run-ruby.js';

/** The program of the reference page. */
const PROGRAM = `require "openai"

openai = OpenAI::Client.new(api_key: "My API Key")

upload = openai.uploads.create(bytes: 0, filename: "filename", mime_type: "mime_type", purpose: :assistants)

puts(upload)
`;

const pending = {
  id: 'upload_6f1d0c2b9a8e47356d2c1b0a9f8e7d6c',
  object: 'upload',
  bytes: 0,
  created_at: 1780000000,
  filename: 'filename',
  purpose: 'assistants',
  status: 'pending',
  expires_at: 1780003600,
};

describe.skipIf(!hasRuby)("the reference page's program (needs ruby)", () => {
  test('sends its request, and prints the Upload', async () => {
    const server = await captureServer(json(200, pending));
    const outcome = await runProgram(PROGRAM, { url: `${server.url}/v1` });
    await server.close();
    expect(outcome).toEqual({
      stdout:
        '#<OpenAI::Models::Upload id="upload_6f1d0c2b9a8e47356d2c1b0a9f8e7d6c" object=:upload bytes=0' +
        ' created_at=1780000000 filename="filename" purpose=:assistants status=:pending' +
        ' expires_at=1780003600>\n',
      stderr: '',
      status: 0,
    });
    const [request] = server.requests;
    expect(request?.method).toBe('POST');
    expect(request?.path).toBe('/v1/uploads');
    expect(request?.headers.authorization).toBe('Bearer My API Key');
    expect(request?.body.toString()).toBe(
      '{"bytes":0,"filename":"filename","mime_type":"mime_type","purpose":"assistants"}',
    );
  });

  test('prints the Upload of the reference server', async () => {
    const server = await serve();
    const { stdout, stderr } = await runProgram(PROGRAM, server);
    await server.close();
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^#<OpenAI::Models::Upload id="upload_\w{32}" object=:upload bytes=0 /);
  });

  test('reports clearly that no server is listening', async () => {
    const { stderr, status } = await runProgram(
      'require "openai"\nOpenAI::Client.new(max_retries: 0).files.retrieve("file-a")',
      { url: 'http://127.0.0.1:1/v1' },
    );
    expect(status).toBe(1);
    expect(stderr).toContain('GET http://127.0.0.1:1/v1/files/file-a: ');
    expect(stderr).toContain('(OpenAI::Errors::APIConnectionError)');
    expect(stderr).not.toContain(key);
  });
});

describe.skipIf(!hasRuby)('against the reference server (needs ruby)', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await serve({ apiKey: key });
  });
  afterAll(async () => {
    await server.close();
  });

  test('a file is created, found, read and deleted', async () => {
    const lines = `
      made = openai.files.create(
        file: OpenAI::FilePart.new("a\\r\\n\\0\\xFF".b, filename: "über 1%22 \\\\.bin"),
        purpose: :user_data,
        expires_after: { anchor: :created_at, seconds: 3600 }
      )
      found = openai.files.retrieve(made.id)
      listed = openai.files.list(purpose: "user_data").first
      pieces = []
      openai.files.content(made.id) { |piece| pieces << piece }
      io = StringIO.new
      openai.files.content(made.id, to: io)
      content = openai.files.content(made.id)
      deleted = openai.files.delete(made.id)
      [
        found == made, listed == made, made.filename, made.purpose.class.name, made.status.inspect,
        made.expires_at - made.created_at, content.read.bytes, pieces.join.bytes, io.string.bytes,
        deleted.deleted, failure { openai.files.retrieve(made.id) }&.first
      ]`;
    const bytes = [97, 13, 10, 0, 255];
    const expected = [true, true, 'über 1%22 \\.bin', 'Symbol', ':processed', 3600];
    expect(await evaluate(lines, server)).toEqual([
      ...expected,
      bytes,
      bytes,
      bytes,
      true,
      'NotFoundError',
    ]);
  });

  test('an upload is created, filled in parallel and completed', async () => {
    const lines = `
      upload = openai.uploads.create(bytes: 9, filename: "a.txt", mime_type: "text/plain", purpose: :assistants)
      texts = %w[abc def ghi]
      parts = texts.map { |text| Thread.new { openai.uploads.parts.create(upload.id, data: text) } }.map(&:value)
      whole = openai.uploads.complete(upload.id, part_ids: parts.map(&:id))
      [
        upload.status, upload.file, parts.map(&:upload_id).uniq == [upload.id], whole.status,
        whole.file.class.name, openai.files.content(whole.file.id).string
      ]`;
    expect(await evaluate(lines, server)).toEqual([
      'pending',
      null,
      true,
      'completed',
      'OpenAI::Models::FileObject',
      'abcdefghi',
    ]);
  });

  test('an upload is cancelled, and accepts no part afterwards', async () => {
    const lines = `
      upload = openai.uploads.create(bytes: 3, filename: "a.txt", mime_type: "text/plain", purpose: "assistants")
      [openai.uploads.cancel(upload.id).status, failure { openai.uploads.parts.create(upload.id, data: "abc") }&.first]`;
    expect(await evaluate(lines, server)).toEqual(['cancelled', 'BadRequestError']);
  });
});
