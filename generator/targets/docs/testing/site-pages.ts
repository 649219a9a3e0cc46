import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';

export const CHROMIUM = '/usr/bin/chromium';
/** The folder of the pages. */
export const SITE: string = join(
  import.meta.dirname,
  '..',
  '..',
  '..',
  '..',
  'generated',
  'docs',
  'site',
);
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** One page of each kind. */
export const PAGES: readonly string[] = [
  'index',
  'files/create',
  'uploads/complete',
  'objects/FileObject',
  'requirements',
  'guides/large-uploads',
];

/** The address of a page, as a browser opens it from disk. */
export function addressOf(name: string): string {
  return pathToFileURL(join(SITE, `${name}.html`)).href;
}

/** The rules of axe-core that a page violates, serious or critical. */
export async function seriousViolations(page: Page): Promise<readonly string[]> {
  // The page's policy does not allow inline scripts, so axe is injected by the debugger.
  await page.evaluate(readFileSync(AXE, 'utf8'));
  const found: unknown = await page.evaluate('axe.run({ preload: false })');
  const { violations } = found as {
    readonly violations: readonly { readonly id: string; readonly impact: string }[];
  };
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id }) => id);
}
