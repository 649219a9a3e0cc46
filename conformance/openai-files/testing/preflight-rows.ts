import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { statusOf } from '../../difference/reading.js';
import {
  json,
  notFound,
  retrieve,
  writeSamples,
  type SampleFixtures,
} from '../../testing/sample-fixtures.js';
import { exitCodeOf } from '../../verdict/exit-code.js';
import { serve, type RunningServer } from '../serve.js';
import { operations, replaceOperation, type OperationName } from './replace-operation.js';

// Tests of the preflight for several operations or statuses. Some of them wait for many seconds.

/** Writes the fixture `all`, which needs each of the operations. */
export async function writeNeedy(samples: SampleFixtures): Promise<void> {
  await samples.write('all', {
    ...retrieve,
    name: 'all',
    exchanges: operations.map(([operation, method, path]) => ({
      operation,
      request: { method, path: path.source.slice(5).replaceAll(/\\|\$|\(.*\)$/g, '') },
      response: { status: 404 },
    })),
  });
}

/** Operations on objects, with the requirement to respond to the plainest request. */
export const onOwnObjects = [
  ['retrieveFile', 'RETRIEVE-01'],
  ['deleteFile', 'DELETE-01'],
  ['downloadFile', 'CONTENT-01'],
  ['addUploadPart', 'PART-01'],
  ['completeUpload', 'COMPLETE-01'],
  ['cancelUpload', 'CANCEL-01'],
] as const;

/** An operation, the status with which it rejects each request, and the requirement that it violates. */
export type Rejection = readonly [
  operation: OperationName,
  status: number,
  requirement: (typeof onOwnObjects)[number][1],
];

/** What tests share that change nothing of it. */
interface Shared {
  readonly samples: SampleFixtures;
  readonly reference: RunningServer;
}

/** Opens a folder with the fixture `all` and the reference server, for all tests of a file. */
function share(): () => Shared {
  let shared: Shared | undefined;
  beforeAll(async () => {
    const samples = await writeSamples();
    await writeNeedy(samples);
    shared = { samples, reference: await serve({}) };
  });
  afterAll(async () => {
    await shared?.reference.close();
    await shared?.samples.remove();
  });
  return () => {
    if (shared === undefined) throw new Error('the tests run before the server was started');
    return shared;
  };
}

/** Tests that an operation that rejects the kit's own objects is not taken for an absent one. */
export function testRejections(rows: readonly Rejection[]): void {
  const open = share();
  test.concurrent.each(rows)(
    '%s that rejects each object of the kit with %i is one finding, and not an absent endpoint',
    async (operation, status, requirement) => {
      const { samples, reference } = open();
      const reply = json({ error: { ...notFound.error, message: 'No such object' } }, status);
      const listener = replaceOperation({ reference, operation, reply });
      const result = await samples.run(listener, { only: ['all'], timeout: 60_000 });
      expect(result.cases).toMatchObject([
        {
          name: `preflight/${operation}`,
          findings: [{ requirement, actual: statusOf(status, ': No such object') }],
        },
        { name: 'all', verdict: 'skip', blockedBy: requirement },
      ]);
    },
  );
}

/** Tests that the preflight waits for an operation that hangs only once. */
export function testHanging(names: readonly OperationName[]): void {
  const open = share();
  test.each([...names])(
    'a %s that hangs could not be run, and has one timeout only',
    async (operation) => {
      const { samples, reference } = open();
      let requested = 0;
      const hang: RequestListener = () => void (requested += 1);
      const listener = replaceOperation({ reference, operation, reply: hang });
      const result = await samples.run(listener, { only: ['all'], timeout: 600 });
      // The objects that the preflight created must be deleted, too.
      expect(requested).toBe(['deleteFile', 'cancelUpload'].includes(operation) ? 2 : 1);
      expect(result.cases.map(({ name, verdict, reason }) => [name, verdict, reason])).toEqual([
        [
          `preflight/${operation}`,
          'could-not-run',
          'the target sent no whole response within 0.6 s',
        ],
        [
          'all',
          'skip',
          expect.stringMatching(/did not respond: the target sent no whole response/),
        ],
      ]);
      expect(exitCodeOf(result)).toBe(2);
    },
  );
}

/** Tests a server that responds to all requests with the same rejection. */
export function testSameRejection(statuses: readonly number[]): void {
  const open = share();
  test.concurrent.each([...statuses])(
    'all of them are one finding if an unknown route gets status %i too',
    async (status) => {
      const reply = json({ error: { ...notFound.error, message: 'Oops' } }, status);
      const result = await open().samples.run(reply, { timeout: 60_000 });
      expect(result.cases).toMatchObject([
        {
          name: 'preflight/routes',
          verdict: 'fail',
          findings: [
            {
              requirement: 'ROUTE-02',
              actual: statusOf(status, ', as for the plainest request of each operation'),
            },
          ],
        },
      ]);
      expect(result.stopped).toMatch(`responds to every request with status ${status}`);
    },
  );
}
