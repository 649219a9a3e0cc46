import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadDocument } from '../load/load.js';
import { buildModel } from './build-model.js';
import type { Model } from './model.js';

async function modelOf(document: string): Promise<Model> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-guide-'));
  try {
    const file = join(folder, 'openapi.yaml');
    await writeFile(file, document);
    return buildModel(await loadDocument(file));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const HEAD = "openapi: 3.1.0\ninfo:\n  title: Depot\n  version: '1'\n";

test('a document adds guides with files and programs to its pages', async () => {
  const model = await modelOf(`${HEAD}  x-upspec-guides:
    - name: Large Crates
      title: Send a large crate
      summary: In parts
      text: First **this**.
      files: { a.txt: hello, b.txt: 7 }
      x-codeSamples:
        - { lang: Python, label: Python (crates), source: "print(1)\\n\\n" }
        - { lang: 'C sharp {', source: x }
        - { lang: Ruby }
paths: {}
`);
  expect(model.warnings).toEqual([]);
  expect(model.guides).toEqual([
    {
      name: 'large-crates',
      title: 'Send a large crate',
      summary: 'In parts',
      text: 'First **this**.',
      files: [{ filename: 'a.txt', content: 'hello' }],
      samples: [
        { label: 'Python (crates)', language: 'python', source: 'print(1)\n' },
        { label: 'C sharp {', language: 'text', source: 'x\n' },
      ],
    },
  ]);
});

test.each([
  ['{ name: a, title: A }'],
  ['{ name: a, text: t }'],
  ["{ name: '', title: A, text: t }"],
  ['seven'],
])('a guide that cannot be used is a warning: %s', async (guide) => {
  const { guides, warnings } = await modelOf(`${HEAD}  x-upspec-guides: [${guide}]\npaths: {}\n`);
  expect(guides).toEqual([]);
  expect(warnings.map(({ location, message }) => `${String(location.line)}: ${message}`)).toEqual([
    '5: this guide is not used; expected a name that no other guide has, a title and a text',
  ]);
});

test('an operation has the programs that its document gives for it', async () => {
  const model = await modelOf(`${HEAD}paths:
  /crates:
    get:
      x-codeSamples: [{ lang: Go, source: 'crates.List()' }]
      responses: { '204': { description: done } }
    post:
      responses: { '204': { description: done } }
`);
  expect(model.operations.map(({ samples }) => samples)).toEqual([
    [{ label: 'Go', language: 'go', source: 'crates.List()\n' }],
    [],
  ]);
});
