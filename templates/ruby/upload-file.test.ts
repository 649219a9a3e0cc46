import { describe, expect, onTestFinished, test } from 'vitest';
import { serve } from '../../conformance/openai-files/serve.js';
import { evaluate, hasRuby, key } from './testing/run-ruby.js';
import { runUpload, uploadFolder } from './testing/run-upload.js';
import { startUploadServer } from './testing/start-upload-server.js';

const PATH = 'Pathname("rain.txt"), purpose: :assistants, part_size: 3';

describe.skipIf(!hasRuby)('an upload in parts by the Ruby library (needs ruby)', () => {
  const sources = [
    { title: 'a Pathname', source: 'Pathname("rain.txt")' },
    { title: 'a file, from its position', source: 'File.open("rain.txt").tap { |io| io.seek(4) }' },
    {
      title: 'a StringIO',
      source: 'OpenAI::FilePart.new(StringIO.new("abcdefghij"), filename: "a")',
    },
    { title: 'a String', source: 'OpenAI::FilePart.new("abcdefghij", filename: "a")' },
    {
      title: 'a pipe',
      source: 'OpenAI::FilePart.new(IO.popen(%w[cat rain.txt]), filename: "a"), size: 10',
    },
  ];
  test.each(sources)('has all bytes of $title', async ({ source }) => {
    const server = await serve({ apiKey: key });
    onTestFinished(() => server.close());
    const lines = `upload = openai.uploads.upload_file(${source}, purpose: :assistants, part_size: 3)
      [upload.class.name, upload.status, openai.files.content(upload.file.id).string, Thread.list.size]`;
    const result = await evaluate(lines, { url: server.url, cwd: uploadFolder() });
    expect(result).toEqual([
      'OpenAI::Models::Upload',
      'completed',
      source.includes('seek') ? 'efghij' : 'abcdefghij',
      1,
    ]);
  });

  test('is created with the size and the name of the source, and completed in the order of the file', async () => {
    const held: (() => void)[] = [];
    const server = await startUploadServer(({ step, content }, response) => {
      if (step !== 'part') return false;
      held.push(() => {
        response.end(JSON.stringify({ id: `part-${content}` }));
      });
      // The first three are in flight together, and end in the reverse order.
      if (held.length === 3 || content === 'j') for (const end of held.splice(0).reverse()) end();
      return true;
    });
    await runUpload(
      server,
      `openai.uploads.upload_file(${PATH}, concurrency: 3, expires_after: { anchor: :created_at, seconds: 3600 }).id`,
    );
    expect(server.steps()).toEqual(['create', 'complete']);
    expect(server.uploads.at(0)?.body).toEqual({
      bytes: 10,
      filename: 'rain.txt',
      mime_type: 'application/octet-stream',
      purpose: 'assistants',
      expires_after: { anchor: 'created_at', seconds: 3600 },
    });
    expect(server.uploads.at(-1)?.body).toEqual({
      part_ids: ['part-abc', 'part-def', 'part-ghi', 'part-j'],
    });
  });

  test('has the name and the type that the caller gives', async () => {
    const server = await startUploadServer();
    const lines = `part = OpenAI::FilePart.new("rain", filename: "a.txt", content_type: "text/plain")
      openai.uploads.upload_file(part, purpose: "batch")
      openai.uploads.upload_file(part, purpose: "batch", filename: "b.txt", mime_type: "text/jsonl").id`;
    await runUpload(server, lines);
    const created = server.uploads.filter(({ step }) => step === 'create');
    expect(created.map(({ body }) => body)).toEqual([
      { bytes: 4, filename: 'a.txt', mime_type: 'text/plain', purpose: 'batch' },
      { bytes: 4, filename: 'b.txt', mime_type: 'text/jsonl', purpose: 'batch' },
    ]);
  });

  test('of an empty file has no part', async () => {
    const server = await startUploadServer();
    await runUpload(server, `openai.uploads.upload_file("", purpose: :batch, filename: "a").id`);
    expect(server.steps()).toEqual(['create', 'complete']);
    expect(server.parts()).toEqual([]);
    expect(server.uploads.at(-1)?.body).toEqual({ part_ids: [] });
  });

  test('has no more parts in flight than the caller allows', async () => {
    let most = 0;
    const held: (() => void)[] = [];
    const server = await startUploadServer(({ step }, response) => {
      if (step !== 'part') return false;
      held.push(() => response.end('{"id":"p"}'));
      most = Math.max(most, held.length);
      // Two are in flight together; a third one would have the time to arrive.
      const release = (): void => {
        for (const end of held.splice(0)) end();
      };
      if (held.length === 2) setTimeout(release, 50);
      return true;
    });
    await runUpload(
      server,
      `openai.uploads.upload_file(${PATH.replace('3', '1')}, concurrency: 2).id`,
    );
    expect(server.parts()).toHaveLength(10);
    expect(most).toBe(2);
  });

  test('repeats only the part that failed', async () => {
    const server = await startUploadServer(({ step, content, turn }, response) => {
      if (step !== 'part' || content !== 'def' || turn > 2) return false;
      response.writeHead(503).end();
      return true;
    });
    await runUpload(server, `openai.uploads.upload_file(${PATH}, concurrency: 1).id`);
    expect(server.parts()).toEqual(['abc', 'def', 'def', 'ghi', 'j']);
  });

  // MD5 of `abcdefghij`, as md5sum prints it.
  const hex = 'a925576942e94b2ef57a066101b48876';
  const checksums = [
    { md5: ':hex', source: PATH, want: hex },
    { md5: ':base64', source: PATH, want: Buffer.from(hex, 'hex').toString('base64') },
    {
      md5: '"hex"',
      source: 'IO.popen(%w[cat rain.txt]), filename: "a", purpose: :batch, size: 10, part_size: 3',
      want: hex,
    },
  ];
  test.each(checksums)('sends the MD5 as $md5 of $source', async ({ md5, source, want }) => {
    const server = await startUploadServer();
    await runUpload(server, `openai.uploads.upload_file(${source}, md5: ${md5}).id`);
    expect(server.uploads.at(-1)?.body).toEqual({
      part_ids: ['abc', 'def', 'ghi', 'j'],
      md5: want,
    });
  });

  test('reports its progress', async () => {
    const server = await startUploadServer();
    const lines = `reports = []
      openai.uploads.upload_file(${PATH}) { |progress| reports << progress }
      last = reports.last
      others = []
      openai.uploads.upload_file(${PATH}, on_progress: others.method(:push))
      [
        reports.first.to_h, last.to_h.slice(:bytes, :total_bytes, :parts, :total_parts),
        last.bytes_per_second.positive?, last.seconds_left, others.last.bytes
      ]`;
    expect(await runUpload(server, lines)).toEqual([
      {
        bytes: 0,
        total_bytes: 10,
        parts: 0,
        total_parts: 4,
        bytes_per_second: 0,
        seconds_left: null,
      },
      { bytes: 10, total_bytes: 10, parts: 4, total_parts: 4 },
      true,
      0,
      10,
    ]);
  });

  const invalid = [
    {
      given: 'PATH, part_size: 0',
      message: 'part_size: expected an Integer between 1 and 67108864, received 0',
    },
    {
      given: 'PATH, part_size: 67108865',
      message: 'part_size: expected an Integer between 1 and 67108864, received 67108865',
    },
    {
      given: 'PATH, concurrency: 0',
      message: 'concurrency: expected an Integer of at least 1, received 0',
    },
    { given: 'PATH, md5: true', message: 'md5: expected one of :hex, :base64, received true' },
    {
      given: 'PATH, cancel_on: :x',
      message: 'cancel_on: expected one of :failure, :abort, :never, received :x',
    },
    {
      given: 'PATH, on_state: 1',
      message: 'on_state: expected a callable object, received Integer',
    },
    {
      given: 'PATH, resume: 1',
      message: 'resume: expected the path of a state file or a Hash, received Integer',
    },
    {
      given: 'PATH, resume: "none/a.json"',
      message: 'resume: the folder of none/a.json does not exist',
    },
    {
      given: 'PATH, request_options: { extra_body: {} }',
      message: 'request_options: extra_body does not fit all requests of an upload',
    },
    {
      given: '"rain", purpose: :batch',
      message:
        'filename: is required, as the source has no name; for a file on disk, pass a Pathname',
    },
    {
      given: 'IO.popen("true"), purpose: :batch',
      message: 'size: is required, as the source has no known size',
    },
    {
      given: 'Pathname("none"), purpose: :batch',
      message: "source: none can't be sent: No such file or directory",
    },
    {
      given: '3, purpose: :batch',
      message:
        'source: expected a Pathname, an IO, a String of content or a FilePart, received Integer',
    },
  ];
  test('is not begun with invalid arguments', async () => {
    const server = await startUploadServer();
    const calls = invalid.map(({ given }) => {
      const call = given.replace('PATH', 'Pathname("rain.txt"), purpose: :batch');
      return `failure { openai.uploads.upload_file(${call}) }`;
    });
    expect(await runUpload(server, `[${calls.join(',\n')}]`)).toEqual(
      invalid.map(({ message }) => ['InvalidInputError', message]),
    );
    expect(server.requests).toEqual([]);
  });
});
