import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ServerSetup } from '../real-server.js';
import { anyApiServers } from './any-api-servers.js';
import { loadAnyApiRecords, renderAnyApiPage } from './write-any-api-page.js';

const setup: ServerSetup = {
  installed: '/installed',
  scratch: '/scratch',
  port: 40123,
  apiKey: 'sk-test',
  upstream: '',
};

describe('the table of servers of any API', () => {
  test.each(anyApiServers)('$name is pinned, and listens on this machine alone', (server) => {
    const [main] = server.packages;
    expect(main.version).toMatch(/^\d+\.\d+\.\d+$/);
    const { program, args, env, files } = server.launch(setup);
    expect(program === 'node' || program.startsWith('/installed/bin/')).toBe(true);
    const reported = JSON.stringify([args, env, files]);
    expect(reported).toContain('127.0.0.1');
    expect(reported).toContain('40123');
    expect(reported).not.toMatch(/0\.0\.0\.0|https?:\/\/(?!127\.0\.0\.1)/);
  });
});

describe('the results of servers of any API', () => {
  test('are there for every server', () => {
    const files = readdirSync(join(import.meta.dirname, 'results'));
    expect(files.sort()).toEqual(anyApiServers.map(({ name }) => `${name}.json`).sort());
  });

  test('have no finding that nobody checked', async () => {
    const unchecked = (await loadAnyApiRecords()).flatMap(({ name, run }) =>
      (run?.findings ?? [])
        .filter(({ why }) => why === undefined)
        .map(({ requirement, expected }) => `${name}: ${requirement}: ${expected}`),
    );
    expect(unchecked).toEqual([]);
  });

  test('show each finding that was checked', async () => {
    const records = await loadAnyApiRecords();
    const missing = anyApiServers.flatMap(({ name, checked }) => {
      const findings = records.find((record) => record.name === name)?.run?.findings ?? [];
      return checked
        .filter(({ why }) => !findings.some((finding) => finding.why === why))
        .map(({ requirement, why }) => `${name}: ${requirement}: ${why}`);
    });
    expect(missing).toEqual([]);
  });

  test('name no path and no port of the machine that they were made on', async () => {
    const text = JSON.stringify(await loadAnyApiRecords());
    expect(text.match(/\/tmp\/|\/home\/|\/root\/|127\.0\.0\.1:\d+/g)).toBeNull();
  });

  test('are on the page unchanged', async () => {
    expect(readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')).toBe(
      await renderAnyApiPage(),
    );
  });
});
