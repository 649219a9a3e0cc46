import { existsSync } from 'node:fs';
import { buildSync } from 'esbuild';
import { chromium } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Responder, json } from './testing/capture-server.js';
import { serve } from './testing/serve.js';

const executablePath = '/usr/bin/chromium';

// What the page runs: one call whose file is in memory.
const program = `
  import { SampleClient } from './testing/sample-client.js';
  globalThis.upload = async (text) => {
    const client = new SampleClient({ apiKey: 'k', baseURL: location.origin + '/v1', maxRetries: 0 });
    return client.files.create({ purpose: 'batch', file: new File([text], 'a.txt') });
  };
`;

describe.skipIf(!existsSync(executablePath))('in Chromium (/usr/bin/chromium)', () => {
  test.each([307, 308])('a redirected upload is followed with its body (%i)', async (status) => {
    const [{ text = '' } = {}] = buildSync({
      stdin: { contents: program, resolveDir: import.meta.dirname },
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2022',
    }).outputFiles;
    const page: Responder = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(`<script type="module">${text}</script>`);
    };
    const responses: Readonly<Record<string, Responder>> = {
      '/': page,
      '/v1/files': json(status, {}, { location: '/v1/files/' }),
      '/v1/files/': json(200, { id: 'file-1' }),
    };
    const server = await serve((request, response) => {
      (responses[request.path] ?? json(404, {}))(request, response);
    });
    const browser = await chromium.launch({
      executablePath,
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    onTestFinished(() => browser.close());
    const tab = await browser.newPage();
    await tab.goto(server.url);
    await tab.waitForFunction('globalThis.upload !== undefined');
    expect(await tab.evaluate('upload("content")')).toEqual({ id: 'file-1' });
    const last = server.requests.filter(({ method }) => method === 'POST').at(-1);
    expect(last).toMatchObject({ method: 'POST', path: '/v1/files/' });
    expect(last?.body.toString()).toContain('content');
  });
});
