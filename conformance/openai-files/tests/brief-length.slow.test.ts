import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../check.js';
import { serve } from '../serve.js';
import { formatBrief } from '../../report/text-brief.js';
import type { Result } from '../../verdict/result.js';
import { aimock } from '../../servers/aimock.js';
import { findFreePort, launchServer } from '../../servers/launch.js';

// How much a person reads of whole runs.

const apiKey = 'sk-key-of-this-test';

function linesOf(result: Result): readonly string[] {
  return formatBrief(result).trimEnd().split('\n');
}

async function checkMutant(...names: readonly string[]): Promise<Result> {
  const server = await serve({ apiKey, fault: names });
  return check({ url: server.url, apiKey, jobs: 8 }).finally(() => server.close());
}

test.concurrent(
  'a mock server that violates many requirements is described in 80 lines',
  async () => {
    const installed = join(import.meta.dirname, '..', '..', '..');
    const scratch = await mkdtemp(join(tmpdir(), 'upspec-brief-'));
    const port = await findFreePort();
    const launch = aimock.launch({ installed, scratch, port, apiKey, upstream: '' });
    const url = `http://127.0.0.1:${port}${launch.basePath}`;
    const running = await launchServer(launch, { url, scratch });
    const result = await check({ url, apiKey }).finally(() => running.stop());
    await rm(scratch, { recursive: true });
    expect(result.counts.fail).toBeGreaterThanOrEqual(50);
    const lines = linesOf(result);
    expect(lines.length).toBeLessThanOrEqual(80);
    expect(lines.filter((line) => /^(FAIL|WARN) {2}/.test(line)).length).toBeGreaterThanOrEqual(13);
    expect(lines.join('\n')).toMatch(/^Fix ROUTE-01 first: \d{3} of the \d{3} skipped cases /m);
  },
);

test.concurrent.each([
  ['list-without-has-more', 'expiry-dropped', 'delete-204'],
  ['file-bytes-as-text', 'page-after-ignored', 'retrieve-unknown-500'],
  ['error-with-status-200', 'part-trimmed', 'expiry-any-anchor'],
  ['error-as-plain-text', 'filename-in-lower-case', 'route-no-cancel'],
])('a server with the injected faults %s, %s and %s is described in 30 lines', async (...names) => {
  const result = await checkMutant(...names);
  expect(result.counts.fail).toBeGreaterThanOrEqual(3);
  expect(linesOf(result).length).toBeLessThanOrEqual(30);
});
