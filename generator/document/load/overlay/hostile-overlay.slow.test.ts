import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bigDocument, overlayMessage } from './testing/overlay-message.js';

test('a query that would count forever ends with an error', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-hostile-'));
  const target = '$..[?count($..*) > count($..*)]';
  const text = `overlay: 1.1.0\ninfo: {title: O, version: '1'}\nactions:\n  - target: '${target}'\n    update: {}\n`;
  const message = await overlayMessage({ folder, text, document: bigDocument() });
  await rm(folder, { recursive: true });
  expect(message).toMatch(/^o\.yaml:4:13: this (JSONPath reads too much|target matches nothing)/);
});
