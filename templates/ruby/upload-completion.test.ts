import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { hasRuby } from './testing/run-ruby.js';
import { runUpload } from './testing/run-upload.js';
import { startUploadServer, type UploadHook } from './testing/start-upload-server.js';

const CALL = 'openai.uploads.upload_file(Pathname("rain.txt"), purpose: :assistants, part_size: 3)';

function reject(status: number, response: ServerResponse): true {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end('{"error":{"message":"no"}}');
  return true;
}

/** Rejects a completion with statuses in turn, 0 for no response; cancellations are rejected, too. */
const completedWith =
  (...statuses: readonly number[]): UploadHook =>
  (request, response) => {
    if (request.step === 'cancel') return reject(400, response);
    if (request.step !== 'complete') return false;
    const status = statuses[request.turn - 1] ?? 400;
    if (status !== 0) return reject(status, response);
    response.destroy();
    return true;
  };

describe.skipIf(!hasRuby)('an upload in parts that fails in Ruby (needs ruby)', () => {
  // A status from 400 to 499 says that the server did not do what an attempt asked for; nothing else does
  // (RFC 9110, sections 15.5 and 15.6). A second completion is not documented.
  test.each([
    { statuses: [0, 400], expected: true },
    { statuses: [500, 400], expected: true },
    { statuses: [503, 429, 400], expected: true },
    { statuses: [429, 400], expected: false },
    { statuses: [400], expected: false },
  ])(
    'when it is completed, with the statuses $statuses, may be completed: $expected',
    async ({ statuses, expected }) => {
      const server = await startUploadServer(completedWith(...statuses));
      const lines = `begin
          ${CALL}
        rescue OpenAI::Errors::UnfinishedUploadError => e
          [e.message, e.may_be_completed?, e.upload_id]
        end`;
      const subject = expected
        ? 'may have been completed, so that its file may exist, or it'
        : 'was not completed and';
      expect(await runUpload(server, lines)).toEqual([
        `the upload upload_1 ${subject} may be pending until 2100-01-01T00:00:00.000Z: 400 no`,
        expected,
        'upload_1',
      ]);
      expect(server.steps()).toEqual(['create', ...statuses.map(() => 'complete'), 'cancel']);
    },
  );

  test('when it is created may be pending where an earlier attempt was lost', async () => {
    const server = await startUploadServer(({ step, turn }, response) => {
      if (step !== 'create') return false;
      if (turn > 1) return reject(400, response);
      response.destroy();
      return true;
    });
    expect(await runUpload(server, `failure { ${CALL} }`)).toEqual([
      'UnfinishedUploadError',
      'an upload may have been created, and may be pending: 400 no',
    ]);
  });
});
