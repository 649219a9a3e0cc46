import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { loadContract } from '../openai-files/load-contract.js';
import { realServers } from './real-servers.js';
import type { ServerSetup } from './real-server.js';
import { loadRecords, renderPage } from './write-page.js';

const folder = import.meta.dirname;
const setup: ServerSetup = {
  installed: '/installed',
  scratch: '/scratch',
  port: 40123,
  apiKey: 'sk-test',
  upstream: 'http://127.0.0.1:40124/v1',
};

describe('the table of servers', () => {
  test('names each once, in kebab-case', () => {
    const names = realServers.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(names.filter((name) => !/^[a-z][a-z0-9-]*$/.test(name))).toEqual([]);
  });

  test.each(realServers)('$name is pinned, and listens on this machine alone', (server) => {
    const [main] = server.packages;
    expect(main.version).toMatch(/^\d+\.\d+\.\d+$/);
    const { program, args, env, files, basePath } = server.launch(setup);
    expect(program === 'node' || program.startsWith('/installed/bin/')).toBe(true);
    expect(basePath).toBe('/v1');
    const reported = JSON.stringify([args, env, files, server.headers?.(setup)]);
    expect(reported).toContain('127.0.0.1');
    expect(reported).toContain('40123');
    expect(reported).not.toMatch(/0\.0\.0\.0|https?:\/\/(?!127\.0\.0\.1)/);
    expect(reported.includes(':40124/v1')).toBe(server.needsUpstream);
  });

  test.each(realServers)('what is set aside for $name are requirements', ({ setAside = {} }) => {
    const known = loadContract().requirements;
    expect(Object.keys(setAside).filter((id) => !known.has(id))).toEqual([]);
  });
});

describe('the results', () => {
  const schema = JSON.parse(
    readFileSync(join(folder, 'server-record.schema.json'), 'utf8'),
  ) as object;
  const validate = new Ajv2020({ strict: true, strictRequired: false }).compile(schema);
  const files = readdirSync(join(folder, 'results'));

  test('are there for every server', () => {
    expect(files.sort()).toEqual(realServers.map(({ name }) => `${name}.json`).sort());
  });

  test.each(files)('%s conforms to its schema', (file) => {
    validate(JSON.parse(readFileSync(join(folder, 'results', file), 'utf8')));
    expect(validate.errors).toBeNull();
  });

  test('a record that is neither judged nor not run has not', () => {
    expect(validate({ version: 2, name: 'a' })).toBe(false);
  });

  test('name no key, no path and no port of the machine that they were made on', async () => {
    const text = JSON.stringify(await loadRecords());
    expect(text.match(/sk-[0-9a-f]{8}-|\/tmp\/|\/home\/|\/root\//g)).toBeNull();
    const ports = text.match(/127\.0\.0\.1:\d+/g) ?? [];
    expect(ports.filter((port) => !/:808[01]$/.test(port))).toEqual([]);
  });

  test('are on the page unchanged', async () => {
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe(await renderPage());
  });
});
