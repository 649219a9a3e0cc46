import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  captureServer,
  type CaptureServer,
} from '../../../templates/typescript/runtime/testing/capture-server.js';
import { generate } from '../../generate.js';
import { respondByStatus, SUCCESS_STATUSES } from '../../testing/success-statuses.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');

let folder = '';
let server: CaptureServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-statuses-'));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  const spec = join(folder, 'openapi.json');
  await writeFile(spec, JSON.stringify(SUCCESS_STATUSES));
  await generate({ spec, out: folder, targets: ['typescript-types', 'typescript-client', 'cli'] });
  await build({
    entryPoints: [join(folder, 'cli', 'depot.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile: join(folder, 'depot.mjs'),
  });
  server = await captureServer(respondByStatus);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

test.each([
  { command: 'only-default', status: '200', printed: '{"id":"c-1"}\n' },
  { command: 'empty-first', status: '200', printed: '{"id":"c-1"}\n' },
  { command: 'empty-first', status: '204', printed: '' },
  { command: 'later', status: '202', printed: '{"eta":5}\n' },
  { command: 'scan', status: '200', printed: '{"id":"c-1"}\n' },
  { command: 'scan', status: '203', printed: 'bytes' },
  { command: 'any-type', status: '200', printed: '{"id":"c-1"}\n' },
])('$command prints what a response with status $status has', async (row) => {
  const program = [join(folder, 'depot.mjs'), 'crates', row.command, row.status];
  const child = spawn(process.execPath, [...program, '--format', 'jsonl'], {
    env: { PATH: process.env['PATH'], NO_COLOR: '1', DEPOT_BASE_URL: server.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [printed, errors] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  expect({ printed, errors }).toEqual({ printed: row.printed, errors: '' });
});
