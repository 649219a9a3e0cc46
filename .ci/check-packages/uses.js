// How each package is used once it is installed: as its README says.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './packages.js';
import { checkTypes } from './check-types.js';
import { installedNames } from './install.js';

const DOCUMENT = `openapi: 3.1.0
info: { title: Notes, version: 1.0.0 }
servers: [{ url: 'http://127.0.0.1:9000' }]
paths:
  /notes/{note_id}:
    get:
      operationId: retrieveNote
      tags: [Notes]
      summary: Retrieves a note.
      parameters:
        - { name: note_id, in: path, required: true, schema: { type: string } }
      responses:
        '200':
          description: The note.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Note' }
components:
  schemas:
    Note:
      type: object
      required: [id]
      properties: { id: { type: string } }
`;

/** Runs a program in a folder and returns what it prints; its errors are shown as they come. */
function run(folder, [command, ...args], server) {
  const environment = { OPENAI_BASE_URL: server.url, OPENAI_API_KEY: server.apiKey };
  return execFileSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function program(folder, name) {
  return join(folder, 'node_modules', '.bin', name);
}

function expectText(text, expected) {
  if (!text.includes(expected)) throw new Error(`expected "${expected}" in:\n${text}`);
}

/** Runs a module that is written for the purpose, as the project of a user would. */
function runModule(folder, code, server) {
  writeFileSync(join(folder, 'use.js'), code);
  return run(folder, [process.execPath, 'use.js'], server);
}

function writeDocument(folder) {
  writeFileSync(join(folder, 'notes.yaml'), DOCUMENT);
}

function useClient(folder, server) {
  const others = installedNames(folder).filter((name) => name !== '@upspec/openai-files');
  if (others.length > 0)
    throw new Error(`the client is not the only package: ${others.join(', ')}`);
  checkTypes(folder);
  const printed = run(folder, [process.execPath, join('out', 'client.js')], server);
  expectText(printed, 'Upload pending true\ntrue true\n');
  run(folder, [process.execPath, '--no-warnings', join('out', 'static.cjs')], server);
}

function useCli(folder, server) {
  expectText(run(folder, [program(folder, 'openai'), '--help'], server), 'uploads:parts');
  writeFileSync(join(folder, 'a.jsonl'), '{"a": 1}\n');
  const create = ['files', 'create', '--file', 'a.jsonl', '--purpose', 'batch'];
  expectText(run(folder, [program(folder, 'openai'), ...create], server), 'a.jsonl');
}

function useDocument(folder, server) {
  writeDocument(folder);
  const code = `import { buildModel, lint, loadDocument } from '@upspec/document';
import { shellWord } from '@upspec/document/shell-word';
const { operations } = buildModel(await loadDocument('notes.yaml'), []);
console.log((await lint({ spec: 'notes.yaml' })).length, operations.length, shellWord('a b'));
`;
  expectText(runModule(folder, code, server), "0 1 'a b'");
}

function useTemplates(folder, server) {
  const code = `import { existsSync } from 'node:fs';
const manifest = import.meta.resolve('@upspec/templates/package.json');
console.log(existsSync(new URL('report/report.html.hbs', manifest)));
`;
  expectText(runModule(folder, code, server), 'true');
}

function useGenerator(folder, server) {
  writeDocument(folder);
  const code = `import { generate } from '@upspec/generator';
const { changes } = await generate({ spec: 'notes.yaml', out: 'made' });
console.log(changes.length > 20);
`;
  expectText(runModule(folder, code, server), 'true');
  if (!existsSync(join(folder, 'made', 'ruby', 'LICENSE'))) throw new Error('no Ruby gem was made');
}

function useConformance(folder, server) {
  if (installedNames(folder).includes('typescript')) throw new Error('the kit brings a compiler');
  const only = ['--only', 'files/create/**', '--report', 'html=report.html'];
  const check = ['check', server.url, '--api-key', server.apiKey, ...only];
  expectText(run(folder, [program(folder, 'upspec-conformance'), ...check], server), '0 failed');
  const code = `import { check, serve } from '@upspec/conformance';
const server = await serve({ apiKey: 'key' });
const result = await check({ url: server.url, apiKey: 'key', only: ['files/delete/**'] });
await server.close();
console.log(result.counts.fail, result.counts.pass > 0);
`;
  expectText(runModule(folder, code, server), '0 true');
}

function useUpspec(folder, server) {
  writeDocument(folder);
  const upspec = program(folder, 'upspec');
  run(folder, [upspec, 'generate', 'notes.yaml', '--out', 'made'], server);
  run(folder, [upspec, 'generate', 'notes.yaml', '--out', 'made', '--check'], server);
  expectText(run(folder, [upspec, 'lint', 'notes.yaml'], server), '0 errors');
  // The document of the project itself, by all targets: what is installed makes what is committed.
  mkdirSync(join(folder, 'spec'), { recursive: true });
  copyFileSync(join(root, 'spec', 'openapi.yaml'), join(folder, 'spec', 'openapi.yaml'));
  run(folder, [upspec, 'generate', '--target', 'typescript-client'], server);
  const client = join('generated', 'typescript', 'client.ts');
  const [generated, committed] = [folder, root].map((top) =>
    readFileSync(join(top, client), 'utf8'),
  );
  if (generated !== committed) throw new Error(`${client} differs from the one of the checkout`);
}

/** By the package's name; a package without an entry here is an error. */
export const USES = {
  '@upspec/openai-files': useClient,
  '@upspec/openai-cli': useCli,
  '@upspec/document': useDocument,
  '@upspec/templates': useTemplates,
  '@upspec/generator': useGenerator,
  '@upspec/conformance': useConformance,
  upspec: useUpspec,
};
