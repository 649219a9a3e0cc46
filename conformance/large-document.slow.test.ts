import { createServer } from 'node:http';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatDryRun } from './commands/dry-run.js';
import { check } from './check.js';

const spec = join(import.meta.dirname, '..', '..', 'shared', 'specs', 'openai-2026-08-21.yaml');

test.skipIf(!existsSync(spec))(
  'a document of 288 operations is planned within its budget',
  async () => {
    const lines = (await formatDryRun({ spec, probes: true })).split('\n');
    const [, sum] =
      /^\d+ cases would send about (\d+) requests at most$/.exec(lines.at(-1) ?? '') ?? [];
    expect(Number(sum)).toBeGreaterThan(3500);
    expect(Number(sum)).toBeLessThanOrEqual(4100);
    const families = new Set(lines.flatMap((line) => / probes\/([^/]+)\//.exec(line)?.[1] ?? []));
    expect([...families].sort()).toEqual([
      'bodies',
      'bounds',
      'children',
      'credentials',
      'framing',
      'ids',
      'methods',
      'paging',
      'persistence',
      'removal',
      'round-trips',
    ]);
  },
);

test.skipIf(!existsSync(spec))(
  'a server that has none of 288 operations is not judged, after a few requests',
  async () => {
    let requests = 0;
    const server = createServer((request, response) => {
      requests += 1;
      request.resume();
      response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    const environment = {};
    const result = await check({
      url,
      spec,
      probes: true,
      apiKeys: ['ApiKeyAuth=any'],
      environment,
    });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(result.stopped).toBeDefined();
    expect(requests).toBeLessThan(4000);
  },
);
