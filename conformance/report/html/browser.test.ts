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
import { fiftyFindings } from '../../testing/fifty-findings.js';
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

  function shown(selector: string): Promise<number> {
    return page.locator(`${selector}:not([hidden])`).count();
  }

  /** The cases of the shown rows that are not in a group of requirements. */
  async function casesOutside(group: string): Promise<readonly string[]> {
    const groups = await page
      .locator('[data-case]:not([hidden])')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-groups') ?? ''));
    return groups.filter((each) => !each.split('\n').includes(group));
  }

  test('each finding is collapsed, and shows its difference once it is open', async () => {
    const ids = await page
      .locator('[data-requirement]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('data-requirement')));
    expect(ids).toEqual(['ERROR-04', 'RETRIEVE-02', 'RETRIEVE-04']);
    expect(await page.locator('[data-requirement][open]').count()).toBe(0);
    const finding = page.locator('#finding-RETRIEVE-02');
    expect(await finding.locator('.difference').first().isVisible()).toBe(false);
    expect(await finding.locator('summary').first().innerText()).toContain('status 200');
    await finding.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await finding.locator('.difference').first().isVisible()).toBe(true);
  });

  test('a finding is found by any of its words, and so are its requirement and its cases', async () => {
    const all = await shown('[data-finding]');
    await page.getByLabel('Search').fill('retrieve-02 status 200');
    expect(all).toBeGreaterThan(1);
    expect(await shown('[data-finding]')).toBe(1);
    expect(await shown('[data-row]')).toBe(1);
    const cases = await shown('[data-case]');
    expect(cases).toBeGreaterThan(0);
    expect(await page.locator('#filter-count').textContent()).toMatch(
      new RegExp(
        `^1 of ${String(all)} findings, 1 of \\d+ requirements, ${String(cases)} of \\d+ cases$`,
      ),
    );
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => shown('[data-finding]')).toBe(all);
  });

  test('findings, requirements and cases are filtered by verdict, operation and group', async () => {
    await page.locator('#filter-operation').selectOption('cancelUpload');
    await page.locator('#filter-group').selectOption('AUTH');
    expect(await shown('[data-case]')).toBeGreaterThan(0);
    expect(await casesOutside('AUTH')).toEqual([]);
    expect(await shown('[data-row]')).toBeGreaterThan(0);
    expect(await shown('[data-row]:not([data-group="AUTH"])')).toBe(0);
    await page.locator('#filter-verdict').selectOption('observed');
    expect(await shown('[data-finding]')).toBe(0);
    expect(await page.getByText('No finding matches the filter.').isVisible()).toBe(true);
    expect(await page.locator('#filter-count').textContent()).not.toMatch(/\b0 of/);
  });

  test('the filter is in the address: a reload and a copied address show the same', async () => {
    await page.getByLabel('Search').fill('param');
    await page.locator('#filter-verdict').selectOption('fail');
    const address = page.url();
    expect(new URLSearchParams(new URL(address).hash.slice(1)).get('verdict')).toBe('fail');
    const counted = await page.locator('#filter-count').textContent();
    await page.reload();
    expect(await page.locator('#filter-count').textContent()).toBe(counted);
    expect(await page.getByLabel('Search').inputValue()).toBe('param');
    const other = await context.newPage();
    await other.goto(address);
    expect(await other.locator('#filter-count').textContent()).toBe(counted);
    await other.goto(`${address.split('#')[0] ?? ''}#verdict=%3Cb%3E&q=%3Cimg%20src%3Dx%3E`);
    expect(await other.locator('#filter-verdict').inputValue()).toBe('');
    expect(await other.locator('#filter-count').textContent()).toBe('Nothing matches the filter.');
  });

  test('a number of the matrix shows its cases, and the way back shows the page as it was', async () => {
    const cell = page.locator('[data-show-operation="retrieveFile"][data-show-verdict="fail"]');
    const count = Number(await cell.textContent());
    await cell.click();
    expect(await page.locator('[data-case]:visible').count()).toBe(count);
    await page.goBack();
    await expect.poll(() => page.locator('#filter-verdict').inputValue()).toBe('');
  });

  test('an address names a finding, which is opened although a filter hid it', async () => {
    await page.locator('#filter-verdict').selectOption('observed');
    await page.goto(`${page.url().split('#')[0] ?? ''}#verdict=observed&at=finding-RETRIEVE-02-1`);
    await expect
      .poll(() => page.locator('#finding-RETRIEVE-02-1 .difference').isVisible())
      .toBe(true);
  });

  test('the slash key moves to the search field, and every control can be reached', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('null');
    expect(await page.getByLabel('Search').inputValue()).toBe('null');
    const reached: { readonly name: string; readonly outline: string }[] = [];
    for (let presses = 0; presses < 7; presses += 1) {
      await page.keyboard.press('Tab');
      reached.push(
        await page.evaluate(() => {
          const focused = document.activeElement ?? document.body;
          return { name: focused.tagName, outline: getComputedStyle(focused).outlineStyle };
        }),
      );
    }
    expect(reached.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['SELECT', 'BUTTON', 'SUMMARY']),
    );
    expect(new Set(reached.map(({ outline }) => outline))).toEqual(new Set(['solid']));
  });

  test('a printed page shows everything, without controls', async () => {
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('.difference').first().isVisible()).toBe(true);
    expect(await page.locator('[data-case]').first().isVisible()).toBe(true);
    expect(await page.locator('button:visible, input:visible, select:visible').count()).toBe(0);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    expect(await page.locator('[data-requirement][open]').count()).toBe(0);
  });

  test('the copied command shows the defect when a shell runs it', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByLabel('Search').fill('retrieve-02');
    await page.getByRole('button', { name: 'Open all' }).click();
    const button = page.locator('[data-finding]:visible [data-copy^="curl-"]');
    await button.click();
    await expect.poll(() => button.textContent()).toBe('Copied');
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

  test.each([1440, 390, 360])('nothing sticks out of a window %i wide', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  test.each([
    { width: 1440, most: 8000 },
    { width: 360, most: 10_000 },
  ])('50 findings make a page of at most $most pixels at $width', async ({ width, most }) => {
    await writeFile(join(folder, 'fifty.html'), formatHtml(fiftyFindings()));
    await page.setViewportSize({ width, height: 900 });
    await page.goto(pathToFileURL(join(folder, 'fifty.html')).href);
    expect(await page.locator('[data-finding]').count()).toBe(50);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(most);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
});
