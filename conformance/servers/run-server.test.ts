import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadResult } from '../report/load-result.js';
import { aimock } from './aimock.js';
import { runServer } from './run-server.js';
import type { RealServer } from './real-server.js';
import type { ServerRecord } from './server-record.js';

let out: string;
let record: ServerRecord;

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'upspec-servers-test-'));
  record = await runServer(aimock, { out, only: ['files/create/**', 'files/content/unknown-id'] });
}, 60_000);
afterAll(() => rm(out, { recursive: true }));

test('aimock is judged, and each reported defect has a command that showed it', () => {
  const defects = record.run?.defects ?? [];
  expect(defects.map(({ requirement }) => requirement)).toEqual(
    expect.arrayContaining(['ERROR-04', 'ERROR-05', 'EXPIRY-01']),
  );
  const dropped = defects.find(({ requirement }) => requirement === 'EXPIRY-01');
  expect(dropped?.curl).toContain(' 127.0.0.1:8080/v1/files ');
  expect(dropped?.printed).toMatch(/^HTTP 200 · application\/json\n\{"id"/);
  expect(dropped?.printed).not.toContain('expires_at');
});

test('its reports are written', async () => {
  const result = await loadResult(join(out, 'aimock', 'result.json'));
  expect(result.counts).toEqual(record.run?.counts);
  expect(existsSync(join(out, 'aimock', 'report.md'))).toBe(true);
});

test('a server that does not start is reported as not run, with its output', async () => {
  const broken: RealServer = {
    ...aimock,
    launch: (setup) => ({
      ...aimock.launch(setup),
      args: ['-e', "console.error('no such model'); process.exit(3)"],
    }),
  };
  const { run, notRun } = await runServer(broken, { out });
  expect(run).toBeUndefined();
  expect(notRun).toMatch(
    /ended before it responded at http:\/\/127\.0\.0\.1:\d+\/v1: no such model$/,
  );
});
