import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { hasRuby, library } from './testing/run-ruby.js';
import { runUpload, uploadFolder } from './testing/run-upload.js';
import { LATER, startUploadServer, type UploadServer } from './testing/start-upload-server.js';

/** SHA-256 of `abcdefghij`, as sha256sum prints it. */
const SAMPLE = '72399361da6a7754fec986dca5b7cbaf1c810a28ded4abaf56b2106d06cb78b0';
/** 2026-01-02T03:04:05.678Z, in milliseconds. */
const MODIFIED = 1_767_323_045_678;

/** The state of an upload whose second part is missing, as another client would write it. */
function stateOf(changes: object = {}): object {
  return {
    version: 1,
    upload: { id: 'upload_1', expiresAt: LATER },
    source: { size: 10, sample: SAMPLE },
    request: {
      bytes: 10,
      filename: 'rain.txt',
      mime_type: 'application/octet-stream',
      purpose: 'assistants',
    },
    partSize: 3,
    parts: ['one', null, 'three', 'four'],
    ...changes,
  };
}

const CALL =
  'openai.uploads.upload_file(Pathname("rain.txt"), purpose: :assistants, resume: "state.json")';

function runWith(server: UploadServer, state: object, lines = CALL): Promise<unknown> {
  const folder = uploadFolder();
  writeFileSync(join(folder, 'state.json'), JSON.stringify(state));
  return runUpload(server, `${lines}.id`, folder);
}

describe.skipIf(!hasRuby)('the state of an upload in parts in Ruby (needs ruby)', () => {
  test('is saved after each step, and removed at the end', async () => {
    const folder = uploadFolder();
    const states: unknown[] = [];
    const modes: number[] = [];
    const server = await startUploadServer(({ step }) => {
      if (step === 'create') return false;
      states.push(JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8')));
      modes.push(statSync(join(folder, 'state.json')).mode & 0o777);
      return false;
    });
    const lines = `File.utime(0, Time.at(${String(MODIFIED)} / 1000r), "rain.txt")
      ${CALL.replace('resume:', 'part_size: 6, concurrency: 1, resume:')}.id`;
    expect(await runUpload(server, lines, folder)).toBe('upload_1');
    const state = {
      ...stateOf({ partSize: 6 }),
      source: { size: 10, modifiedAt: MODIFIED, sample: SAMPLE },
    };
    expect(states.at(0)).toEqual({ ...state, parts: [null, null] });
    expect(states.at(-1)).toEqual({ ...state, parts: ['abcdef', 'ghij'] });
    expect(new Set(modes)).toEqual(new Set([0o600]));
    expect(readdirSync(folder)).toEqual(['rain.txt']);
  });

  test('is passed to the caller, who may resume from it', async () => {
    const server = await startUploadServer(({ step, turn }, response) => {
      if (step !== 'part' || turn !== 3) return false;
      response.writeHead(400).end();
      return true;
    });
    const lines = `states = []
      call = ->(options) { openai.uploads.upload_file(Pathname("rain.txt"), purpose: :assistants, part_size: 3, concurrency: 1, **options) }
      failed = failure { call.(on_state: states.method(:push)) }&.first
      [failed, states.map { |state| state["parts"] }, call.(resume: states.last).id]`;
    expect(await runUpload(server, lines)).toEqual([
      'UnfinishedUploadError',
      [
        [null, null, null, null],
        ['abc', null, null, null],
        ['abc', 'def', null, null],
      ],
      'upload_1',
    ]);
    expect(server.steps()).toEqual(['create', 'complete']);
    expect(server.parts()).toEqual(['abc', 'def', 'ghi', 'ghi', 'j']);
  });

  test('of a process that was killed is resumed by another one: only missing parts are sent', async () => {
    const folder = uploadFolder();
    let isHeld = true;
    const server = await startUploadServer(
      ({ step, content }) => step === 'part' && content === 'ghi' && isHeld,
    );
    const url = `${server.url}/v1`;
    const program = `require "openai"; openai = OpenAI::Client.new(api_key: "k", base_url: ${JSON.stringify(url)})
      ${CALL.replace('resume:', 'part_size: 3, concurrency: 1, resume:')}`;
    const child = spawn('ruby', ['-w', '-I', library, '-e', program], { cwd: folder });
    await vi.waitFor(() => {
      const state: unknown = JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8'));
      expect(state).toMatchObject({ parts: ['abc', 'def', null, null] });
      expect(server.parts()).toEqual(['abc', 'def', 'ghi']);
    }, 60_000);
    child.kill('SIGKILL');
    await once(child, 'close');
    isHeld = false;
    expect(await runUpload(server, `${CALL}.id`, folder)).toBe('upload_1');
    expect(server.parts().slice(3).toSorted()).toEqual(['ghi', 'j']);
    expect(server.steps()).toEqual(['create', 'complete']);
    expect(server.uploads.at(-1)?.body).toEqual({ part_ids: ['abc', 'def', 'ghi', 'j'] });
    expect(readdirSync(folder)).toEqual(['rain.txt']);
  });

  test('of an upload that is interrupted while it is created is saved', async () => {
    const folder = uploadFolder();
    const child = { interrupt: (): unknown => undefined };
    const server = await startUploadServer(({ step }, response) => {
      if (step !== 'create') return false;
      child.interrupt();
      setTimeout(() => response.end(`{"id":"upload_1","expires_at":${String(LATER)}}`), 500);
      return true;
    });
    const url = `${server.url}/v1`;
    const program = `require "openai"; openai = OpenAI::Client.new(api_key: "k", base_url: ${JSON.stringify(url)})
      ${CALL.replace('resume:', 'part_size: 3, cancel_on: :never, resume:')}`;
    const ruby = spawn('ruby', ['-w', '-I', library, '-e', program], { cwd: folder });
    child.interrupt = () => ruby.kill('SIGINT');
    await once(ruby, 'close');
    expect(ruby.signalCode).toBe('SIGINT');
    expect(await runUpload(server, `${CALL}.id`, folder)).toBe('upload_1');
    expect(server.parts().toSorted()).toEqual(['abc', 'def', 'ghi', 'j']);
    expect(server.steps()).toEqual(['create', 'complete']);
  });

  test('of another client is resumed', async () => {
    const server = await startUploadServer();
    expect(await runWith(server, stateOf())).toBe('upload_1');
    expect(server.parts()).toEqual(['def']);
    expect(server.steps()).toEqual(['complete']);
    expect(server.uploads.at(-1)?.body).toEqual({ part_ids: ['one', 'def', 'three', 'four'] });
  });

  test('without a missing part is of an upload that may have been completed', async () => {
    const server = await startUploadServer(({ step }, response) => {
      if (step !== 'complete') return false;
      response.writeHead(400).end('{"error":{"message":"it is completed"}}');
      return true;
    });
    const state = stateOf({ parts: ['one', 'two', 'three', 'four'] });
    const lines = `begin
        ${CALL}
      rescue OpenAI::Errors::UnfinishedUploadError => e
        Struct.new(:id).new([e.may_be_completed?, e.message])
      end`;
    expect(await runWith(server, state, lines)).toEqual([
      true,
      'the upload upload_1 may have been completed, so that its file may exist, or it may be pending until 2100-01-01T00:00:00.000Z: 400 it is completed',
    ]);
    expect(server.steps()).toEqual(['complete']);
  });

  test('of a pipe is resumed: the bytes of finished parts are dropped', async () => {
    const server = await startUploadServer();
    const source = { size: 10 };
    const lines = CALL.replace(
      'Pathname("rain.txt")',
      'IO.popen(%w[cat rain.txt]), size: 10, filename: "rain.txt"',
    );
    expect(await runWith(server, stateOf({ source }), lines)).toBe('upload_1');
    expect(server.parts()).toEqual(['def']);
  });

  const request = { bytes: 10, filename: 'rain.txt', mime_type: 'text/plain', purpose: 'batch' };
  const errors = [
    {
      state: stateOf({ upload: { id: 'upload_1', expiresAt: 1_380_000_000.5 } }),
      error: [
        'UploadExpiredError',
        'the upload upload_1 expired at 2013-09-24T05:20:00.500Z; remove its state to start again',
      ],
    },
    {
      state: stateOf({ source: { size: 11, sample: SAMPLE } }),
      error: [
        'SourceChangedError',
        'source: it changed since the upload began: its size is 10 bytes, expected 11',
      ],
    },
    {
      state: stateOf({ request }),
      error: [
        'InvalidInputError',
        'resume: the state is of another upload: its mime_type is "text/plain", not "application/octet-stream"',
      ],
    },
    {
      state: stateOf({ source: { size: 10, modifiedAt: MODIFIED } }),
      error: [
        'SourceChangedError',
        expect.stringMatching(
          /its time of modification is 20\S+Z, expected 2026-01-02T03:04:05\.678Z$/,
        ),
      ],
    },
    {
      state: stateOf({ source: { size: 10, sample: '0'.repeat(64) } }),
      error: [
        'SourceChangedError',
        'source: it changed since the upload began: its content differs',
      ],
    },
    { state: 'no JSON', error: ['InvalidInputError', 'resume: the state is not JSON'] },
    {
      state: stateOf({ version: 2 }),
      error: ['InvalidInputError', 'resume: the state is malformed: expected version 1'],
    },
    {
      state: stateOf({ parts: ['one'] }),
      error: ['InvalidInputError', 'resume: the state is malformed: expected the ids of all parts'],
    },
    {
      state: ' '.repeat(4 * 1024 * 1024 + 1),
      error: ['InvalidInputError', 'resume: state-8.json is larger than 4194304 bytes'],
    },
  ];
  test('that does not fit is an error, and nothing is sent', async () => {
    const server = await startUploadServer();
    const folder = uploadFolder();
    const calls = errors.map(({ state }, index) => {
      const name = `state-${String(index)}.json`;
      writeFileSync(join(folder, name), typeof state === 'string' ? state : JSON.stringify(state));
      return `failure { ${CALL.replace('state.json', name)} }`;
    });
    expect(await runUpload(server, `[${calls.join(',\n')}]`, folder)).toEqual(
      errors.map(({ error }) => error),
    );
    expect(server.requests).toEqual([]);
  });
});
