import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildModel, loadDocument, type Model } from '@upspec/document';
import { CLIENT_DOCUMENTS } from './testing/client-documents.js';
import { TARGETS } from './targets/targets.js';

async function modelOf(document: object | undefined): Promise<Model> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-other-'));
  try {
    const spec = join(folder, 'openapi.json');
    await writeFile(spec, JSON.stringify(document));
    return buildModel(await loadDocument(spec));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const model = await modelOf(CLIENT_DOCUMENTS['files in several forms']);

test.each(Object.entries(TARGETS))(
  'what %s generates for another API names nothing of OpenAI',
  async (_name, load) => {
    const target = await load();
    const { files } = await target.emit(model);
    const named = files.filter(({ path, text }) => /open_?ai/i.test(`${path} ${text}`));
    expect(named.map(({ path }) => path)).toEqual([]);
  },
);
