import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { addressOf, CHROMIUM, PAGES, seriousViolations, SITE } from './testing/site-pages.js';

const isMissing = !existsSync(CHROMIUM);
describe.skipIf(isMissing)(
  `the site in a browser${isMissing ? ` (${CHROMIUM} is missing)` : ''}`,
  () => {
    let browser: Browser;
    /** The browser's errors since the last test. */
    const complaints: string[] = [];

    beforeAll(async () => {
      browser = await chromium.launch({
        executablePath: CHROMIUM,
        args: ['--no-sandbox', '--disable-gpu'],
      });
    });
    afterEach(async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
      expect(complaints.splice(0)).toEqual([]);
    });
    afterAll(async () => {
      await browser.close();
    });

    async function open(name: string, options: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        ...options,
      });
      const page = await context.newPage();
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('requestfailed', (request) => {
        // Leaving a page cancels its pending requests.
        const reason = request.failure()?.errorText ?? '';
        if (reason !== 'net::ERR_ABORTED') complaints.push(`${request.url()}: ${reason}`);
      });
      await page.goto(addressOf(name));
      return page;
    }

    test.each(PAGES)('%s opens from disk and loads only local files', async (name) => {
      const page = await open('index');
      const fetched: string[] = [];
      page.on('request', (request) => fetched.push(request.url()));
      await page.goto(addressOf(name));
      expect(await page.locator('h1').count()).toBe(1);
      expect(fetched.length).toBeGreaterThan(3);
      expect(fetched.filter((url) => !url.startsWith(pathToFileURL(SITE).href))).toEqual([]);
    });

    test('a search for md5 finds the call that accepts it, and links to the field', async () => {
      const page = await open('index');
      await page.keyboard.press('/');
      await page.keyboard.type('md5');
      const found = page.getByRole('option');
      expect(await found.first().textContent()).toContain('Complete an upload');
      await page.keyboard.press('ArrowDown');
      expect(await found.nth(1).getAttribute('aria-selected')).toBe('true');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await page.waitForURL(addressOf('uploads/complete') + '#body-md5');
      expect(await page.locator('#body-md5').isVisible()).toBe(true);
    });

    test('a search works from a page in a folder too, and reports when nothing is found', async () => {
      const page = await open('uploads/parts/create');
      await page.getByRole('combobox').fill('no such thing anywhere');
      expect(await page.getByText('Nothing found').isVisible()).toBe(true);
      await page.getByRole('combobox').fill('ROUTE-02');
      await page.getByRole('option').first().click();
      await page.waitForURL(addressOf('requirements') + '#route-02');
    });

    test('a search tolerates a misspelling, and finds a call by its id', async () => {
      const page = await open('index');
      const first = page.getByRole('option').first();
      await page.getByRole('combobox').fill('compelte upload');
      expect(await first.textContent()).toContain('Complete an upload');
      await page.getByRole('combobox').fill('addUploadPart');
      expect(await first.getAttribute('data-href')).toBe('uploads/parts/create.html');
    });

    test('a search shows the beginning of a requirement', async () => {
      const page = await open('index');
      await page.getByRole('combobox').fill('LIST-10');
      expect(await page.getByRole('option').first().textContent()).toContain(
        'The server MUST return up to 10000 files in a page when limit is not sent.',
      );
    });

    test('the theme follows the system until the user chooses one', async () => {
      const page = await open('index', { colorScheme: 'dark' });
      const paper = (): Promise<string> =>
        page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(await paper()).toBe('rgb(15, 21, 25)');
      await page.getByRole('button', { name: 'Light theme' }).click();
      expect(await paper()).toBe('rgb(255, 255, 255)');
      await page.goto(addressOf('files/list'));
      expect(await paper()).toBe('rgb(255, 255, 255)');
    });

    test('the chosen language is shown on every later page', async () => {
      const page = await open('files/create');
      const shown = page.locator('.program:visible');
      expect(await shown.textContent()).toContain('curl');
      await page.getByRole('tab', { name: 'TypeScript' }).click();
      expect(await shown.textContent()).toContain('await client.files.create(');
      await page.goto(addressOf('uploads/create'));
      expect(await shown.count()).toBe(1);
      expect(await shown.textContent()).toContain('await client.uploads.create(');
      await page.keyboard.press('Tab');
      await page.getByRole('tab', { name: 'TypeScript' }).focus();
      await page.keyboard.press('ArrowLeft');
      expect(await shown.textContent()).toContain('curl');
    });

    test('an example can be copied', async () => {
      const page = await open('files/delete', {
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      await page.locator('.program:visible .copy').click();
      await page.getByText('Copied').waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('curl -X DELETE');
    });

    test('every block of code has a copy button that is always visible, and so has a path', async () => {
      for (const name of ['files/create', 'guides/large-uploads', 'objects/Upload', 'errors']) {
        const page = await open(name);
        const blocks = await page.locator('.code').count();
        expect(blocks).toBeGreaterThan(0);
        expect(await page.locator('.code > .copy').count()).toBe(blocks);
        const shown = page.locator('.code:visible > .copy').first();
        expect(await shown.evaluate((button) => getComputedStyle(button).opacity)).toBe('1');
      }
      const page = await open('files/list', { permissions: ['clipboard-read', 'clipboard-write'] });
      await page.getByRole('button', { name: 'Copy the path' }).click();
      await page.getByText('Copied').waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('/files');
    });

    test('the contents of a page lead to its headings', async () => {
      const page = await open('files/create');
      const contents = page.getByRole('navigation', { name: 'On this page' });
      expect(await contents.getByRole('link').allTextContents()).toEqual([
        'Request body',
        'Response',
        'Errors',
        'Example',
        'Requirements',
      ]);
      await contents.getByRole('link', { name: 'Response' }).click();
      await page.waitForURL(addressOf('files/create') + '#response');
      await page.getByText('9 fields').click();
      expect(await page.locator('#response-200-status_details').isVisible()).toBe(true);
    });

    test('a requirement is collapsed until it or a link to it is selected', async () => {
      const page = await open('requirements');
      expect(await page.locator('details.row[open]').count()).toBe(0);
      await page.goto(`${addressOf('requirements')}#route-01`);
      await page.locator('#route-01[open]').waitFor();
      expect(await page.locator('#route-01 .evidence').isVisible()).toBe(true);
      await page.goto(addressOf('files/list'));
      const row = page.locator('.requirements details.row').first();
      expect(await row.locator('.evidence').isVisible()).toBe(false);
      await row.locator('summary').press('Enter');
      expect(await row.locator('.evidence').isVisible()).toBe(true);
    });

    test('a printed page shows what is collapsed', async () => {
      const page = await open('files/list');
      await page.emulateMedia({ media: 'print' });
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      expect(await page.locator('.row .evidence').first().isVisible()).toBe(true);
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      expect(await page.locator('details.row[open]').count()).toBe(0);
    });

    test('without scripts all languages are shown, and the menu', async () => {
      const page = await open('files/create', { javaScriptEnabled: false });
      expect(await page.locator('.program:visible').count()).toBe(6);
      expect(await menuOf(page).isVisible()).toBe(true);
      expect(await page.getByRole('combobox').isVisible()).toBe(false);
    });

    test.each(PAGES)('%s can be read on a phone without horizontal scrolling', async (name) => {
      const page = await open(name, { viewport: { width: 360, height: 740 } });
      const widths = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.body.scrollWidth,
      ]);
      expect(widths).toEqual([360, 360]);
      expect(await menuOf(page).isVisible()).toBe(false);
      await page.getByRole('button', { name: 'Menu' }).click();
      expect(await menuOf(page).isVisible()).toBe(true);
    });

    // Other pages, and each page in both themes, are in site.slow.test.ts.
    test.each([
      { name: 'index', theme: 'light' },
      { name: 'files/create', theme: 'dark' },
      { name: 'objects/FileObject', theme: 'light' },
      { name: 'guides/large-uploads', theme: 'dark' },
    ] as const)(
      '$name has no serious accessibility violation in its $theme theme',
      async ({ name, theme }) => {
        const page = await open(name, { colorScheme: theme });
        expect(await seriousViolations(page)).toEqual([]);
      },
    );

    test('an accessibility violation is found where there is one', async () => {
      const page = await open('index');
      await page.evaluate(() => {
        document.querySelector('.search input')?.removeAttribute('aria-label');
        document.querySelector('.search input')?.removeAttribute('placeholder');
      });
      expect(await seriousViolations(page)).toContain('label');
    });
  },
);

function menuOf(page: Page): Locator {
  return page.getByRole('navigation', { name: 'Reference' });
}
