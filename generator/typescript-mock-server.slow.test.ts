import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildModel, loadDocument } from '@upspec/document';
import { generate } from './generate.js';
import { ownDocument } from './testing/large-documents.js';
import { ERRORS_OF_PRISM } from './testing/prism-mock/errors-of-prism.js';
import { hasPrism, startPrism } from './testing/prism-mock/prism.js';
import { runTypeScript } from './testing/prism-mock/run-typescript.js';

const ROOT = join(import.meta.dirname, '..');

/** Documents of others, which the project has no copies of, and two of ours. */
const DOCUMENTS = [
  ...(
    process.env['UPSPEC_MOCKED'] ??
    'hf-tgi.json meilisearch.json museum.yaml resend.yaml twilio-messaging.yaml up-banking.json'
  )
    .split(' ')
    .map((name) => [name, join(ROOT, '..', 'shared', 'specs', 'wild', name)] as const),
  ['our own', join(ROOT, 'spec', 'openapi.yaml')],
  [ownDocument.title, ownDocument.path],
] as const;

for (const [name, path] of DOCUMENTS) {
  const missing = [
    ...(hasPrism ? [] : ['Prism, at UPSPEC_PRISM']),
    ...(existsSync(path) ? [] : [`../shared/specs/wild/${name}`]),
  ];
  const title = `${name}${missing.length === 0 ? '' : ` (needs ${missing.join(' and ')})`}`;

  describe.skipIf(missing.length > 0)(`Prism with ${title}`, () => {
    test('finds no violation in the requests of the TypeScript client', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'upspec-prism-'));
      const targets = ['typescript-types', 'typescript-client'];
      await generate({ spec: path, out: folder, targets, skipBroken: true });
      const model = buildModel(await loadDocument(path, { skipBroken: true }));
      const server = await startPrism(path);
      const { sent, bad } = await runTypeScript({ model, folder, url: server.url });
      await server.close();
      await rm(folder, { recursive: true });
      const known = ERRORS_OF_PRISM.filter(({ document }) => document === name);
      const isKnown = ({ call, reason }: (typeof bad)[number]): boolean =>
        known.some((error) => error.call.test(call) && error.reason.test(reason));
      expect(bad.filter((each) => !isKnown(each))).toEqual([]);
      const fixed = known.filter(
        (error) =>
          !bad.some(({ call, reason }) => error.call.test(call) && error.reason.test(reason)),
      );
      expect(fixed).toEqual([]);
      expect(sent).toBeGreaterThanOrEqual(model.operations.length);
    });
  });
}
