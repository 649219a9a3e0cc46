import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { check } from '../check.js';
import { serve } from '../openai-files/serve.js';

const run = promisify(execFile);
const apiKey = 'sk-key-of-this-test';
const fault = ['delete-still-listed'];

describe.each(['sh', 'bash', 'zsh'])('in %s', (shell) => {
  const isMissing = spawnSync(shell, ['-c', 'true']).status !== 0;

  test.skipIf(isMissing)('the parameters are the ids that a loop created', async () => {
    const server = await serve({ apiKey, fault });
    const only = ['files/delete/out-of-a-list'];
    const { cases } = await check({ url: server.url, apiKey, only });
    const [finding] = cases.flatMap(({ findings }) => findings);
    await server.close();
    const fresh = await serve({ apiKey, fault, port: server.port });
    const env = { PATH: process.env['PATH'], OPENAI_API_KEY: apiKey };
    const command = finding?.curl ?? '';
    const { stdout, stderr } = await run(shell, ['-c', command], { env }).finally(() =>
      fresh.close(),
    );
    const ids = [...stderr.matchAll(/"id":"(file-\w+)"/g)].map(([, id]) => id);
    const listed = [...stdout.matchAll(/"id":"(file-\w+)"/g)].map(([, id]) => id);
    expect(command).toMatch(/set -- \$\(for n in 1 2 3 4[^]*"\/files\/\$3" -X DELETE/);
    // Four were created, then the third one was deleted, and the list goes on from the fourth.
    expect(ids).toHaveLength(5);
    expect(ids[4]).toBe(ids[2]);
    expect(listed[0]).toBe(ids[2]);
  });
});
