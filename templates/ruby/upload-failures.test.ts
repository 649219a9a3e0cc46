import { describe, expect, test } from 'vitest';
import { hasRuby } from './testing/run-ruby.js';
import { runUpload } from './testing/run-upload.js';
import { startUploadServer, type UploadHook } from './testing/start-upload-server.js';

const ARGUMENTS = 'Pathname("rain.txt"), purpose: :assistants, part_size: 3';

/** The error of an upload, with what it says about the upload. */
const ended = (options = '', block = ''): string => `begin
    openai.uploads.upload_file(${ARGUMENTS}${options})${block}
  rescue Exception => e
    unfinished = e.is_a?(OpenAI::Errors::UnfinishedUploadError)
    [e.class.name.split("::").last, e.message, unfinished ? [e.upload_id, e.state && e.state["parts"], e.cause.class.name] : nil, Thread.list.size]
  end`;

/** The first signal has its response once the upload is being created, the second one ends that. */
const endedBySignals = (error: string): string => `main = Thread.current
  signal = -> { openai.uploads.create(bytes: 0, filename: "signal", mime_type: "b", purpose: :batch) }
  interrupter = Thread.new do
    signal.call
    main.raise(${error})
    signal.call
  end
  error = ${ended()}
  interrupter.join
  error.first`;

const reject =
  (step: string, status: number, content = ''): UploadHook =>
  (request, response) => {
    if (request.step !== step || (content !== '' && request.content !== content)) return false;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end('{"error":{"message":"no"}}');
    return true;
  };

describe.skipIf(!hasRuby)('an upload in parts that fails in Ruby (needs ruby)', () => {
  test('for good in one part is cancelled, and raises the error of that part', async () => {
    const server = await startUploadServer(reject('part', 400, 'def'));
    expect(await runUpload(server, ended())).toEqual(['BadRequestError', '400 no', null, 1]);
    expect(server.steps()).toEqual(['create', 'cancel']);
  });

  test('stops the parts in flight', async () => {
    const server = await startUploadServer((request, response) => {
      if (request.step !== 'part' || request.content !== 'def') return request.step === 'part';
      response.writeHead(400).end('{"error":{"message":"no"}}');
      return true;
    });
    const lines = `began = Process.clock_gettime(Process::CLOCK_MONOTONIC)
      error = ${ended()}
      [error[0], Process.clock_gettime(Process::CLOCK_MONOTONIC) - began < 60]`;
    expect(await runUpload(server, lines)).toEqual(['BadRequestError', true]);
    expect(server.steps()).toEqual(['create', 'cancel']);
  });

  test('when it is created raises the error of that request', async () => {
    const server = await startUploadServer(reject('create', 400));
    expect(await runUpload(server, ended())).toEqual(['BadRequestError', '400 no', null, 1]);
    expect(server.steps()).toEqual(['create']);
  });

  test('when it is completed is cancelled', async () => {
    const server = await startUploadServer(reject('complete', 400));
    expect(await runUpload(server, ended())).toEqual(['BadRequestError', '400 no', null, 1]);
    expect(server.steps()).toEqual(['create', 'complete', 'cancel']);
  });

  const pending =
    'the upload upload_1 was not completed and may be pending until 2100-01-01T00:00:00.000Z';
  test('and cannot be cancelled may be pending', async () => {
    const server = await startUploadServer((request, response) =>
      [reject('cancel', 400), reject('part', 400, 'j')].some((hook) => hook(request, response)),
    );
    expect(await runUpload(server, ended(', concurrency: 1'))).toEqual([
      'UnfinishedUploadError',
      `${pending}: 400 no`,
      ['upload_1', ['abc', 'def', 'ghi', null], 'OpenAI::Errors::BadRequestError'],
      1,
    ]);
  });

  test.each([', cancel_on: :never', ', on_state: ->(_) {}', ', resume: "state.json"'])(
    'is not cancelled with the option%s',
    async (options) => {
      const server = await startUploadServer(reject('part', 400, 'j'));
      expect(await runUpload(server, ended(`, concurrency: 1${options}`))).toEqual([
        'UnfinishedUploadError',
        `${pending}: 400 no`,
        ['upload_1', ['abc', 'def', 'ghi', null], 'OpenAI::Errors::BadRequestError'],
        1,
      ]);
      expect(server.steps()).toEqual(['create']);
    },
  );

  test('without a response to its creation may be pending, without an id', async () => {
    const server = await startUploadServer((_request, response) => {
      response.destroy();
      return true;
    });
    const options = ', request_options: { max_retries: 0 }';
    expect(await runUpload(server, ended(options))).toEqual([
      'UnfinishedUploadError',
      expect.stringMatching(/^an upload may have been created, and may be pending: POST http:/),
      [null, null, 'OpenAI::Errors::APIConnectionError'],
      1,
    ]);
  });

  test('without an id in the response may be pending', async () => {
    const server = await startUploadServer((_request, response) => {
      response.end('{"status":"pending"}');
      return true;
    });
    expect(await runUpload(server, ended())).toEqual([
      'UnfinishedUploadError',
      'an upload may have been created, and may be pending: the response has no id at /id',
      [null, null, expect.stringContaining('NoId')],
      1,
    ]);
  });
});

describe.skipIf(!hasRuby)('an upload in parts that its caller ends in Ruby (needs ruby)', () => {
  test('with an error in its block is cancelled, and raises that error', async () => {
    const server = await startUploadServer();
    expect(await runUpload(server, ended('', ' { raise IOError, "enough" }'))).toEqual([
      'IOError',
      'enough',
      null,
      1,
    ]);
    expect(server.steps()).toEqual(['create', 'cancel']);
  });

  test('with a break in its block is cancelled', async () => {
    const server = await startUploadServer();
    const lines = `[openai.uploads.upload_file(${ARGUMENTS}) { break "enough" }, Thread.list.size]`;
    expect(await runUpload(server, lines)).toEqual(['enough', 1]);
    expect(server.steps()).toEqual(['create', 'cancel']);
  });

  const interrupt = ' { Process.kill("INT", Process.pid); sleep }';
  test('with an interrupt is cancelled, and raises the interrupt', async () => {
    const server = await startUploadServer();
    expect(await runUpload(server, ended('', interrupt))).toEqual(['Interrupt', '', null, 1]);
    expect(server.steps()).toEqual(['create', 'cancel']);
  });

  test('with an interrupt is cancelled where its state is kept, and the state is removed', async () => {
    const server = await startUploadServer();
    const lines = `[*${ended(', resume: "state.json"', interrupt)}, Dir["*"]]`;
    expect(await runUpload(server, lines)).toEqual(['Interrupt', '', null, 1, ['rain.txt']]);
    expect(server.steps()).toEqual(['create', 'cancel']);
  });

  test('with an interrupt is not cancelled where the caller says so, and its state is kept', async () => {
    const server = await startUploadServer();
    const lines = `[*${ended(', resume: "state.json", cancel_on: :never', interrupt)}, Dir["*"].sort]`;
    expect(await runUpload(server, lines)).toEqual([
      'Interrupt',
      '',
      null,
      1,
      ['rain.txt', 'state.json'],
    ]);
    expect(server.steps()).toEqual(['create']);
  });

  test.each(['Interrupt', 'RuntimeError'])(
    'with %s while it is created is cancelled, once it has an id',
    async (error) => {
      let creation: (() => void) | undefined;
      let signal: (() => void) | undefined;
      const server = await startUploadServer(({ step, body }, response) => {
        if (step !== 'create') return false;
        const end = (): void => void response.end('{"id":"upload_1"}');
        const isUpload = !JSON.stringify(body).includes('signal');
        if (isUpload) creation = end;
        else if (signal === undefined) signal = end;
        else {
          end();
          creation?.();
        }
        if (creation !== undefined) signal?.();
        return true;
      });
      expect(await runUpload(server, endedBySignals(error))).toBe(error);
      expect(server.steps().filter((step) => step !== 'create')).toEqual(['cancel']);
    },
  );

  test('with an interrupt while its creation waits to be sent again ends at once', async () => {
    const server = await startUploadServer(({ step }, response) => {
      if (step !== 'create') return false;
      response.writeHead(503, { 'retry-after': '50' }).end('{}');
      return true;
    });
    const lines = `main = Thread.current
      interrupter = Thread.new do
        sleep 0.01 until Thread.list.any? { |each| each.thread_variable?(:upspec_retry_waits) && each.stop? }
        main.raise(Interrupt)
      end
      start = Process.clock_gettime(Process::CLOCK_MONOTONIC)
      error = ${ended()}
      interrupter.join
      [error.first, Process.clock_gettime(Process::CLOCK_MONOTONIC) - start < 9]`;
    expect(await runUpload(server, lines)).toEqual(['Interrupt', true]);
    expect(server.steps()).toEqual(['create']);
  });

  test('with an interrupt while it is created is not created by a further attempt', async () => {
    let creation: (() => void) | undefined;
    let signal: (() => void) | undefined;
    const server = await startUploadServer(({ step, body }, response) => {
      if (step !== 'create') return false;
      const end = (): void => void response.end('{"id":"upload_1"}');
      const isUpload = !JSON.stringify(body).includes('signal');
      if (isUpload) {
        creation = () => void response.writeHead(503, { 'retry-after': '5' }).end('{}');
      } else if (signal === undefined) signal = end;
      else {
        end();
        creation?.();
      }
      if (creation !== undefined) signal?.();
      return true;
    });
    expect(await runUpload(server, endedBySignals('Interrupt'))).toBe('Interrupt');
    expect(server.steps()).toEqual(['create', 'create', 'create']);
  });
});

describe.skipIf(!hasRuby)('an upload in parts of another size in Ruby (needs ruby)', () => {
  const pipe = 'IO.popen(%w[cat rain.txt]), filename: "a", purpose: :batch, part_size: 3';
  const sizes = [
    {
      source: pipe,
      size: 11,
      message: 'source: it has fewer than 11 bytes',
      steps: ['create', 'cancel'],
    },
    {
      source: pipe,
      size: 9,
      message: 'source: it has more than 9 bytes',
      steps: ['create', 'cancel'],
    },
    { source: ARGUMENTS, size: 9, message: 'source: it has 10 bytes, expected 9', steps: [] },
    {
      source: 'Pathname("/proc/self/status"), purpose: :batch',
      size: 0,
      message: 'source: it has more than 0 bytes',
      steps: [],
    },
  ];
  test.each(sizes)('is not completed: $message', async ({ source, size, message, steps }) => {
    const server = await startUploadServer();
    const lines = `failure { openai.uploads.upload_file(${source}, size: ${String(size)}) }`;
    expect(await runUpload(server, lines)).toEqual(['BodyReadError', message]);
    expect(server.steps()).toEqual(steps);
  });

  test('is cancelled where the file changes while it is sent', async () => {
    const server = await startUploadServer();
    const grown = ` { |progress| File.write("rain.txt", "k", mode: "a") if progress.parts == 4 }`;
    expect(await runUpload(server, ended('', grown))).toEqual([
      'SourceChangedError',
      expect.stringMatching(
        /^source: it changed since the upload began: its size is 1[1-9] bytes, expected 10$/,
      ),
      null,
      1,
    ]);
    expect(server.steps()).toEqual(['create', 'cancel']);
  });
});
