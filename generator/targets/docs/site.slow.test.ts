import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressOf, CHROMIUM, PAGES, seriousViolations } from './testing/site-pages.js';

const isMissing = !existsSync(CHROMIUM);
describe.skipIf(isMissing)(
  `the site in a browser${isMissing ? ` (${CHROMIUM} is missing)` : ''}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      const args = ['--no-sandbox', '--disable-gpu'];
      browser = await chromium.launch({ executablePath: CHROMIUM, args });
    });
    afterAll(() => browser.close());

    test.each(
      PAGES.flatMap((name) => (['light', 'dark'] as const).map((theme) => ({ name, theme }))),
    )(
      '$name has no serious accessibility violation in its $theme theme',
      async ({ name, theme }) => {
        const viewport = { width: 1440, height: 900 };
        const context = await browser.newContext({ viewport, colorScheme: theme });
        const page = await context.newPage();
        await page.goto(addressOf(name));
        expect(await seriousViolations(page)).toEqual([]);
        await context.close();
      },
    );
  },
);
