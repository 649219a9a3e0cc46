import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasJq, missingFor } from './missing-for.js';
import { readExamples } from './read-examples.js';
import { runExample } from './run-example.js';
import { startSeededServer, type SeededServer } from './seeded-server.js';

const PAGES = join(import.meta.dirname, '..', '..', 'generated', 'docs');
const KEY = 'example-key';
/** One line more than a part of 64 MiB. */
const CONTENT = '{"prompt": "Is it raining?", "completion": "Look outside."}\n'.repeat(1_118_482);
const examples = readExamples(PAGES).filter(({ page }) => page === 'guides/large-uploads.md');

describe('a file of two parts has the same bytes on the server, sent with', () => {
  let server: SeededServer;
  beforeEach(async () => {
    server = await startSeededServer(KEY);
  });
  afterEach(async () => {
    await server.close();
  });

  for (const example of examples) {
    const { language } = example;
    const missing =
      missingFor(language) ?? (language === 'HTTP' && !hasJq() ? 'jq is missing' : undefined);
    const title = missing === undefined ? language : `${language} (${missing})`;
    test.skipIf(missing !== undefined)(title, { timeout: 300_000 }, async () => {
      const files = [{ name: 'weather.jsonl', content: CONTENT }];
      const printed = await runExample({ ...example, files }, { url: server.url, apiKey: KEY });
      const id = /\bfile-\w+/.exec(printed)?.[0] ?? 'none';
      const response = await fetch(`${server.url}/files/${id}/content`, {
        headers: { authorization: `Bearer ${KEY}` },
      });
      expect(hashOf(Buffer.from(await response.arrayBuffer()))).toBe(hashOf(Buffer.from(CONTENT)));
    });
  }
});

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
