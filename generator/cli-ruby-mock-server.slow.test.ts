import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildModel, loadDocument, type Model } from '@upspec/document';
import { generate } from './generate.js';
import { FILE, fullCall } from './testing/prism-mock/full-call.js';
import type { ExampleCall } from './targets/language.js';
import { ERRORS_OF_PRISM } from './testing/prism-mock/errors-of-prism.js';
import { hasPrism, type MockServer, startPrism } from './testing/prism-mock/prism.js';
import { runCli } from './testing/prism-mock/run-cli.js';
import { runRuby } from './testing/prism-mock/run-ruby.js';

const ROOT = join(import.meta.dirname, '..');
const WILD = join(ROOT, '..', 'shared', 'specs', 'wild');
const hasRuby = spawnSync('ruby', ['--version']).status === 0;

const documents = (
  process.env['UPSPEC_MOCKED'] ?? 'museum.yaml up-banking.json twilio-messaging.yaml'
).split(' ');

for (const name of documents) {
  const path = join(WILD, name);
  const missing = [
    ...(hasPrism ? [] : ['Prism, at UPSPEC_PRISM']),
    ...(existsSync(path) ? [] : [`../shared/specs/wild/${name}`]),
  ];
  const title = `${name}${missing.length === 0 ? '' : ` (needs ${missing.join(' and ')})`}`;

  describe.skipIf(missing.length > 0)(`a mock server of ${title}`, () => {
    let folder = '';
    let model: Model;
    let server: MockServer;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'upspec-mocked-'));
      await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
      await writeFile(join(folder, 'package.json'), '{"type": "module"}');
      await writeFile(join(folder, FILE), 'content');
      const targets = ['typescript-types', 'typescript-client', 'cli', 'ruby'];
      await generate({ spec: path, out: folder, targets, skipBroken: true });
      model = buildModel(await loadDocument(path, { skipBroken: true }));
    });
    afterAll(async () => {
      await rm(folder, { recursive: true });
    });

    const runs = [
      ['Ruby', hasRuby, runRuby],
      ['the CLI', true, runCli],
    ] as const;
    test.each(runs.filter(([, has]) => has))(
      'finds no violation in what %s sends',
      async (_name, _has, run) => {
        server = await startPrism(path);
        const calls = model.operations.map((operation) => fullCall(model, operation));
        const errors = await run(calls, { folder, url: server.url });
        const requests = server.requests();
        await server.close();
        expect(errors).toEqual([]);
        const known = ERRORS_OF_PRISM.filter(({ document }) => document === name);
        const bad = requests.flatMap(({ violations }, index) =>
          violations.map((violation) => ({ call: titleOf(calls[index]), reason: at(violation) })),
        );
        const isKnown = ({ call, reason }: (typeof bad)[number]): boolean =>
          known.some((error) => error.call.test(call) && error.reason.test(reason));
        expect(bad.filter((each) => !isKnown(each))).toEqual([]);
        expect(requests).toHaveLength(calls.length);
      },
    );
  });
}

/** `createPet, application/json`. */
function titleOf(call: ExampleCall | undefined): string {
  if (call === undefined) return 'no call';
  const { id, body } = call.operation;
  return `${id}, ${body.kind === 'none' ? 'no body' : body.contentType}`;
}

/** A violation after the location that it names, as the list of known errors has it. */
function at(violation: string): string {
  const [, property] = /^Request body property (\S+) /.exec(violation) ?? [];
  return property === undefined ? violation : `body.${property}: ${violation}`;
}
