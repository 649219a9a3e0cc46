import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buildModel, loadDocument } from '@upspec/document';
import { captureServer } from '../../../templates/typescript/runtime/testing/capture-server.js';
import { respondByStatus, SUCCESS_STATUSES } from '../../testing/success-statuses.js';
import { ruby } from './emit.js';

const hasRuby = spawnSync('ruby', ['--version']).status === 0;

const PROGRAM = `require "depot"
require "json"

crates = Depot::Client.new(max_retries: 0).crates
received = [
  crates.only_default("200").id,
  crates.empty_first("200").id,
  crates.empty_first("204"),
  crates.later("200").id,
  crates.later("202").eta,
  crates.scan("200").id,
  crates.scan("203").read,
  crates.any_type("200").id
]
puts JSON.generate(received)
`;

describe.skipIf(!hasRuby)('a method of the gem (needs ruby)', () => {
  test('returns what the document declares for the status of the response', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'upspec-statuses-'));
    const server = await captureServer(respondByStatus);
    onTestFinished(async () => {
      await server.close();
      await rm(folder, { recursive: true });
    });
    const spec = join(folder, 'openapi.json');
    await writeFile(spec, JSON.stringify(SUCCESS_STATUSES));
    const { files } = await ruby.emit(buildModel(await loadDocument(spec)));
    for (const file of files) {
      await mkdir(dirname(join(folder, file.path)), { recursive: true });
      await writeFile(join(folder, file.path), file.text);
    }
    const child = spawn('ruby', ['-w', '-I', join(folder, 'ruby', 'lib'), '-'], {
      env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', DEPOT_BASE_URL: server.url },
    });
    child.stdin.end(PROGRAM);
    const [printed, errors] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    expect(errors).toBe('');
    expect(JSON.parse(printed)).toEqual(['c-1', 'c-1', null, 'c-1', 5, 'c-1', 'bytes', 'c-1']);
    expect(server.requests.map(({ headers }) => headers.accept)).toEqual([
      ...Array.from({ length: 5 }, () => 'application/json'),
      ...Array.from({ length: 3 }, () => '*/*'),
    ]);
  });
});
