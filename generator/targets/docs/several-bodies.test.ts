import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emitPages } from './testing/emit-pages.js';

const pages = await emitPages(join('docs', 'example', 'requests.yaml'));

test('a page lists each media type of a body with its fields, and how a call chooses it', () => {
  const page = pages.get('docs/crates/create-crate.md') ?? '';
  const [, bodies = ''] = /(## Request body\n[^]*?)\n## Response/.exec(page) ?? [];
  expect(bodies.trimEnd()).toBe(`## Request body

Sent as \`application/json\`.

- \`name\` · string · required

## Request body 2

Sent as \`multipart/form-data\` instead, with the option \`contentType: 'multipart/form-data'\` in TypeScript, \`--content-type multipart/form-data\` in the CLI, \`content_type: "multipart/form-data"\` in Ruby.

- \`file\` · file · required`);
});
