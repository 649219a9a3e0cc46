import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadDocument } from '../load/load.js';
import { buildModel } from './build-model.js';
import type { Model } from './model.js';

async function modelOf(keywords: string): Promise<Model> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-info-'));
  const file = join(folder, 'openapi.yaml');
  const head = "openapi: 3.1.0\ninfo:\n  title: Depot\n  version: '1'\n";
  await writeFile(file, `${head}${keywords}paths: {}\n`);
  const model = buildModel(await loadDocument(file));
  await rm(folder, { recursive: true });
  return model;
}

test('a document names its packages, its command and the options of its clients', async () => {
  const model = await modelOf(`  x-upspec-package: '@depot/client'
  x-upspec-cli: depot-tool
  x-upspec-gem: depot_client
  x-upspec-gem-shim: depot
  x-upspec-client-options:
    - { name: team-name, header: Depot-Team, environment: DEPOT_TEAM, description: the team }
    - { name: trace, header: X-Trace }
`);
  expect([model.packageName, model.commandName]).toEqual(['@depot/client', 'depot-tool']);
  expect([model.gemName, model.gemShim]).toEqual(['depot_client', 'depot']);
  expect(model.clientOptions).toEqual([
    {
      name: 'teamName',
      header: 'Depot-Team',
      environment: 'DEPOT_TEAM',
      description: 'the team',
    },
    { name: 'trace', header: 'X-Trace', description: 'the header X-Trace' },
  ]);
  expect(model.warnings).toEqual([]);
});

test.each([
  {
    keyword: "x-upspec-gem: '../gem'",
    want: '5: x-upspec-gem "../gem" is not used; expected lower-case letters, digits and underscores',
  },
  {
    keyword: 'x-upspec-cli: -rf',
    want: '5: x-upspec-cli "-rf" is not used; expected lower-case letters, digits and hyphens',
  },
  {
    keyword: 'x-upspec-names: paths',
    want: '5: x-upspec-names "paths" is not used; expected operation-id or path',
  },
  {
    keyword: 'x-upspec-client-options: [{ name: apiKey, header: X-Key }]',
    want: '5: this option of clients is not used; expected a name that no other option has, and the name of a header',
  },
  {
    keyword: "x-upspec-client-options: [{ name: team, header: 'X: Y' }]",
    want: '5: this option of clients is not used; expected a name that no other option has, and the name of a header',
  },
])('a keyword that cannot be used is a warning: $keyword', async ({ keyword, want }) => {
  const { warnings } = await modelOf(`  ${keyword}\n`);
  expect(warnings.map(({ location, message }) => `${String(location.line)}: ${message}`)).toEqual([
    want,
  ]);
});
