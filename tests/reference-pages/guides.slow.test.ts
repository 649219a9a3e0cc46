import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasJq, LANGUAGES, missingFor } from './missing-for.js';
import { readExamples, type ShownExample } from './read-examples.js';
import { runExample } from './run-example.js';
import { FURTHER_FILES, startSeededServer, type SeededServer } from './seeded-server.js';

const PAGES = join(import.meta.dirname, '..', '..', 'generated', 'docs');
const KEY = 'example-key';
const examples = readExamples(PAGES).filter(({ page }) => page.startsWith('guides/'));

/** What is missing for a program of a guide to run. */
function missingOf({ language, page }: ShownExample): string | undefined {
  const needsJq = language === 'HTTP' && page !== 'guides/authentication.md';
  return missingFor(language) ?? (needsJq && !hasJq() ? 'jq is missing' : undefined);
}

test('each guide has its programs', () => {
  expect(examples.map(({ page, language }) => `${page} ${language}`)).toEqual([
    ...LANGUAGES.slice(0, 4).map((language) => `guides/authentication.md ${language}`),
    ...['HTTP', 'TypeScript', 'CLI', 'Ruby', 'Node.js (openai)', 'Python (openai)'].map(
      (language) => `guides/large-uploads.md ${language}`,
    ),
    ...LANGUAGES.map((language) => `guides/paging.md ${language}`),
  ]);
});

describe('a program of a guide', () => {
  let server: SeededServer;
  beforeEach(async () => {
    server = await startSeededServer(KEY, FURTHER_FILES);
  });
  afterEach(async () => {
    await server.close();
  });

  for (const example of examples) {
    const missing = missingOf(example);
    const { page, language } = example;
    const title =
      missing === undefined ? `${page} ${language}` : `${page} ${language} (${missing})`;
    test.skipIf(missing !== undefined)(title, async () => {
      const printed = await runExample(example, { url: server.url, apiKey: KEY });
      for (const text of expectedOf(page)) expect(printed).toContain(text);
    });
  }
});

/** What a program prints: an Upload that is complete, or files. */
function expectedOf(page: string): readonly string[] {
  switch (page) {
    case 'guides/large-uploads.md':
      return ['upload_', 'completed', 'file-', 'weather.jsonl', '60'];
    case 'guides/paging.md':
      return ['file-9mKq4T2rVbXw7sYdH3pLnZ', ...FURTHER_FILES];
    default:
      return ['file-9mKq4T2rVbXw7sYdH3pLnZ'];
  }
}
