import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { check } from '../check.js';
import { packageFolder } from '../package-folder.js';
import type { Result } from '../verdict/result.js';
import { install } from './install.js';
import { findFreePort } from './launch.js';
import { prism } from './comparison/prism.js';
import { runProgram } from './run-program.js';
import { formatDifference } from '../difference/difference.js';
import { formatObservation } from '../difference/observation.js';

const documents = join(packageFolder(), '..', '..', 'shared', 'specs', 'wild');
const withDocuments = describe.skipIf(!existsSync(documents));

/** What `prism mock` makes of a document, checked by the same document. */
async function checkMock(file: string, apiKeys: readonly string[]): Promise<Result> {
  const spec = join(documents, file);
  const port = await findFreePort();
  let isListening = false;
  const program = join(installed, 'node_modules', '@stoplight', 'prism-cli', 'dist', 'index.js');
  const running = runProgram(
    process.execPath,
    [program, 'mock', spec, '--host', '127.0.0.1', '--port', `${port}`],
    {
      onLine: (line) => {
        isListening ||= stripVTControlCharacters(line).includes('Prism is listening');
      },
    },
  );
  try {
    while (!isListening) await wait(50);
    return await check({
      url: `http://127.0.0.1:${port}`,
      spec,
      apiKeys,
      allowLeftovers: true,
      environment: {},
    });
  } finally {
    await running.stop();
  }
}

/** The cases that did not pass: their verdict, and each location with its value. */
function othersOf({ cases }: Result): readonly unknown[] {
  return cases
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ name, verdict, findings, observations }) => [
      name,
      verdict,
      ...findings.map((finding) => {
        const { where, expected, actual } = formatDifference(finding);
        return `${where}: ${expected}, not ${actual}`;
      }),
      ...observations.map((each) => formatObservation(each).slice(0, 60)),
    ]);
}

let installed: string;

withDocuments('every operation with an example is judged against a mock of its document', () => {
  beforeAll(async () => {
    const { installed: packages } = prism;
    if (packages === undefined) throw new Error('Prism is installed from its package');
    installed = await install(packages);
  });

  test('Redocly Museum', async () => {
    const result = await checkMock('museum.yaml', ['user:pass-word']);
    expect(othersOf(result)).toEqual([]);
    expect(result.counts.pass).toBe(9);
  });

  test('Resend', async () => {
    const result = await checkMock('resend.yaml', ['re_1234567']);
    expect(othersOf(result)).toEqual([]);
    expect(result.counts.pass).toBe(19);
  });

  // Prism reads a list of one item in an urlencoded body as a text.
  test('Twilio Messaging, where two requests are rejected by the mock', async () => {
    const result = await checkMock('twilio-messaging.yaml', ['user:pass-word']);
    expect(othersOf(result)).toEqual([
      ['examples/create-tollfree-verification/create', 'observed', 'status 422'],
      ['examples/create-tollfree-verification/create2', 'observed', 'status 422'],
    ]);
    expect(result.counts.pass).toBe(8);
  });

  test('Together, where two examples do not fit their own schemas', async () => {
    const result = await checkMock('together.yaml', ['key-1234567']);
    expect(othersOf(result)).toEqual([
      [
        'examples/get-all-evaluation-jobs/minimal',
        'fail',
        expect.stringContaining('body /0/results: must match exactly one schema in oneOf, not '),
      ],
      [
        'examples/list-training-sessions/minimal',
        'fail',
        'body /data/0/lora_config/rank: must be integer, not "8"',
        'body /data/0/lora_config/alpha: must be integer, not "16"',
        'body /data/0/lora_config/dropout: must be number, not "0.05"',
      ],
    ]);
    expect(result.counts.pass).toBe(23);
  });
});
