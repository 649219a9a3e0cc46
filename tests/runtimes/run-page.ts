import { chromium } from 'playwright-core';
import { startHashingServer } from './hashing-server.js';
import { bundleProgram } from './programs.js';
import type { RunPlan, RunResult } from './runtime.js';
import type { SendOutcome } from './send-kinds.js';

/** Runs the program for pages in a browser without windows. */
export async function runPage(
  executablePath: string,
  { sizes, ...plan }: RunPlan,
): Promise<readonly RunResult[]> {
  const server = await startHashingServer({
    '/': { type: 'text/html', content: '<script type="module" src="/page.js"></script>' },
    '/page.js': { type: 'text/javascript', content: bundleProgram('page', 'browser') },
  });
  const browser = await chromium.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const tab = await browser.newPage();
    await tab.goto(server.url);
    await tab.waitForFunction('globalThis.send !== undefined');
    const results: RunResult[] = [];
    for (const size of sizes) {
      const order = JSON.stringify({ url: `${server.url}/${String(size)}`, ...plan });
      const outcomes: readonly SendOutcome[] = await tab.evaluate(
        `send(${order}, ${String(size)})`,
      );
      const received = server.received.filter((each) => each.size === size);
      results.push({ size, outcomes, received });
    }
    return results;
  } finally {
    await browser.close();
    await server.close();
  }
}
