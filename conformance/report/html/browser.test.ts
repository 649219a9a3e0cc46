import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { check } from '../../check.js';
import { serve, type RunningServer } from '../../openai-files/serve.js';
import { formatHtml } from './html.js';

const executablePath = '/usr/bin/chromium';
const apiKey = 'sk-key-of-this-test';

describe.skipIf(!existsSync(executablePath))('the page in Chromium (/usr/bin/chromium)', () => {
  let folder: string;
  let server: RunningServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'upspec-page-'));
    server = await serve({ apiKey, fault: ['retrieve-unknown-null', 'error-without-param'] });
    const result = await check({
      url: server.url,
      apiKey,
      only: ['auth/**', 'files/retrieve/**', 'uploads/cancel/**'],
    });
    await writeFile(join(folder, 'report.html'), formatHtml(result));
    browser = await chromium.launch({
      executablePath,
      args: ['--headless', '--no-sandbox', '--disable-gpu'],
    });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(async () => {
    context = await browser.newContext();
    await open();
  });
  afterEach(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });

  async function open(): Promise<void> {
    complaints = [];
    page = await context.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!/^(file|data):/.test(request.url())) complaints.push(request.url());
    });
    await page.goto(pathToFileURL(join(folder, 'report.html')).href);
  }

  function visibleFindings(): Promise<number> {
    return page.locator('[data-finding]:visible').count();
  }

  test('a finding is found by any of its words', async () => {
    const all = await visibleFindings();
    await page.getByLabel('Search').fill('retrieve-02 404');
    expect(all).toBeGreaterThan(1);
    expect(await visibleFindings()).toBe(1);
    expect(await page.locator('[data-finding]:visible').textContent()).toContain('status 200');
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(visibleFindings).toBe(all);
  });

  test('findings and cases are filtered by verdict, operation and group', async () => {
    await page.locator('#filter-operation').selectOption('cancelUpload');
    await page.locator('#filter-group').selectOption('AUTH');
    const cases = page.locator('[data-case]:visible');
    const groups = await cases.evaluateAll((rows) =>
      rows.map((row) => (row as HTMLElement).dataset['groups']),
    );
    expect(groups.length).toBeGreaterThan(0);
    expect(groups.filter((each) => each?.split(' ').includes('AUTH') !== true)).toEqual([]);
    await page.locator('#filter-verdict').selectOption('observed');
    expect(await visibleFindings()).toBe(0);
    expect(await page.getByText('No finding matches the filter.').isVisible()).toBe(true);
  });

  test('a number of the matrix shows its cases', async () => {
    const cell = page.locator('[data-show-operation="retrieveFile"][data-show-verdict="fail"]');
    const count = Number(await cell.textContent());
    await cell.click();
    expect(await page.locator('[data-case]:visible').count()).toBe(count);
  });

  test('the copied command shows the defect when a shell runs it', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByLabel('Search').fill('retrieve-02');
    await page.locator('[data-finding]:visible [data-copy^="curl-"]').click();
    await expect
      .poll(() => page.locator('[data-finding]:visible [data-copy^="curl-"]').textContent())
      .toBe('Copied');
    const command = await page.evaluate(() => navigator.clipboard.readText());
    const environment = { ...process.env, OPENAI_API_KEY: apiKey };
    const { stdout } = await promisify(execFile)('sh', ['-c', command], { env: environment });
    expect(stdout).toMatch(/^HTTP\/1.1 200 OK[^]*\r\n\r\nnull$/);
  });

  test.each(['light', 'dark'] as const)('axe finds no serious problem, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    // The page's policy lets no script in; the test's own door is not bound by it.
    const axe = await readFile(
      createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
      'utf8',
    );
    const session = await context.newCDPSession(page);
    await session.send('Runtime.evaluate', { expression: axe });
    const { result } = await session.send('Runtime.evaluate', {
      expression: `axe.run().then(({violations}) => JSON.stringify(violations
        .filter(({impact}) => impact === 'serious' || impact === 'critical')
        .map(({id, nodes}) => id + ': ' + nodes[0].html)))`,
      awaitPromise: true,
    });
    expect(JSON.parse(String(result.value))).toEqual([]);
  });

  test.each([1440, 390])('nothing sticks out of a window %i wide', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
});
