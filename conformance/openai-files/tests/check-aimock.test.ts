import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../../check.js';
import { packageFolder } from '../../package-folder.js';
import { exitCodeOf } from '../../verdict/exit-code.js';
import type { Result } from '../../verdict/result.js';
import { atBody, atStatus } from '../../difference/location.js';

// A third-party server, as published in the npm registry.

let folder: string;
let server: ChildProcess;
let result: Result;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-aimock-'));
  await writeFile(join(folder, 'none.json'), '{"fixtures":[]}');
  const program = join(packageFolder(), '..', 'node_modules', '.bin', 'llmock');
  server = spawn(process.execPath, [program, '-h', '127.0.0.1', '-p', '0', '-f', folder]);
  const url = `${await addressOf(server)}/v1`;
  const only = [
    'files/create/*',
    'files/retrieve/*',
    'files/list/limit',
    'files/list/newest-first',
    'files/list/purpose',
    'uploads/**',
  ];
  result = await check({ url, apiKey: 'sk-key-of-this-test', only });
});
afterAll(async () => {
  server.kill();
  await once(server, 'exit');
  await rm(folder, { recursive: true });
});

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('the server has no output');
  for await (const line of createInterface(stdout)) {
    const address = /listening on (http:\S+)/.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error('the server ended before it listened');
}

test.each([
  { fault: 'no param in errors', requirement: 'ERROR-04', location: atBody('/error/param') },
  { fault: 'no code in errors', requirement: 'ERROR-05', location: atBody('/error/code') },
  { fault: 'expires_after ignored', requirement: 'EXPIRY-01', location: atBody('/expires_at') },
  { fault: 'no /uploads', requirement: 'ROUTE-01', location: atStatus },
])('aimock is reported for: $fault', ({ requirement, location }) => {
  const findings = result.cases.flatMap((each) => each.findings);
  const outcome = findings.filter((finding) => finding.requirement === requirement);
  expect(outcome.map((finding) => finding.location)).toContainEqual(location);
});

test('the absent /uploads of aimock is one finding, and the cases of uploads are skipped', () => {
  const ofUploads = result.cases.filter(({ operations }) =>
    operations.some((operation) => operation.includes('Upload')),
  );
  const absent = ofUploads.flatMap(({ findings }) =>
    findings.filter(({ requirement }) => requirement === 'ROUTE-01'),
  );
  expect(absent).toHaveLength(1);
  const uploads = result.cases.filter(({ name }) => name.startsWith('uploads/'));
  expect(new Set(uploads.map(({ verdict }) => verdict))).toEqual(new Set(['skip']));
});

test('the run is completed, and aimock passes the cases to which it conforms', () => {
  expect(result.stopped).toBeUndefined();
  expect(result.counts['could-not-run']).toBe(0);
  const right = result.requirements.filter(({ verdict }) => verdict === 'pass');
  expect(right.map(({ id }) => id)).toEqual(expect.arrayContaining(['LIST-02', 'LIST-06']));
  expect(exitCodeOf(result)).toBe(1);
});
