import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildModel, loadDocument } from '@upspec/document';
import type { Emitted } from '../target.js';
import { cliTarget } from './emit.js';

async function emit(text: string): Promise<Emitted> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-odd-'));
  const file = join(folder, 'openapi.yaml');
  await writeFile(file, text);
  const model = buildModel(await loadDocument(file));
  await rm(folder, { recursive: true });
  return cliTarget.emit(model);
}

const textOf = ({ files }: Emitted, path: string): string | undefined =>
  files.find((file) => file.path === path)?.text;

test('a resource with the name of a built-in command gets another name, and this is reported', async () => {
  const generated = await emit(`openapi: 3.1.0
info: { title: Odd, version: '1' }
paths:
  /completion:
    get: { operationId: getCompletion, responses: { '200': { description: Done } } }
  /help:
    get: { operationId: getHelp, responses: { '200': { description: Done } } }
`);
  expect(generated.unsupported?.map(({ message }) => message)).toEqual([
    'the command of getCompletion is in the group completion-resource: completion is a built-in command',
    'the command of getHelp is in the group help-resource: help is a built-in command',
  ]);
  expect(textOf(generated, 'cli/odd.ts')).toContain('name: "completion-resource"');
  expect(textOf(generated, 'cli/completions/odd.bash')).toContain(
    'completion-resource help-resource completion help',
  );
});

test('a title beyond ASCII results in a command and variables that every shell accepts', async () => {
  const generated = await emit(`openapi: 3.1.0
info: { title: "Pet — «Störe» \`x\`", version: '1' }
paths:
  /pets:
    get: { operationId: listPets, responses: { '200': { description: Done } } }
`);
  expect(textOf(generated, 'cli/petstorex.ts')).toMatch(/'PET_STORE_?X_API_KEY'/);
});

test('a document cannot write control characters to a terminal', async () => {
  const generated = await emit(String.raw`openapi: 3.1.0
info: { title: Odd, version: "1\u001B[2J" }
paths:
  /pets:
    get:
      operationId: listPets
      summary: "List\u202E pets\u001B[31m"
      description: "All\u0007 of them"
      parameters:
        - { name: kind, in: query, description: "Of\u009B a kind", schema: { enum: ["a\u001Bb"] } }
      responses: { '200': { description: Done } }
`);
  const texts = generated.files.filter(({ path }) => !path.startsWith('cli/runtime/'));
  expect(texts.length).toBeGreaterThan(4);
  expect(texts.some(({ text }) => text.includes('summary: "List pets[31m"'))).toBe(true);
  // Written as they are, or as TypeScript would escape them.
  const odd = ['\u001b', '\u0007', '\u009b', '\u202e', '\\u001b', '\\u0007', '\\u009b', '\\u202e'];
  const holds = (text: string): boolean => odd.some((one) => text.toLowerCase().includes(one));
  expect(texts.filter(({ text }) => holds(text)).map(({ path }) => path)).toEqual([]);
});

const UPLOADS = `openapi: 3.1.0
info: { title: Depot, version: '1' }
paths:
  /crates:
    post:
      operationId: createCrate
      x-upspec-chunked-upload:
        command: fill
        size: weight
        id: /id
        part: { operation: addPlank, id: /id }
        complete: { operation: closeCrate, partIds: planks }
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [weight], properties: { weight: { type: integer }, label: { type: string }, state: { type: string } } } } } }
      responses: { '200': { description: Made, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
  /crates/{id}/planks:
    post:
      operationId: addPlank
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      requestBody: { required: true, content: { application/octet-stream: { schema: { type: string, format: binary } } } }
      responses: { '200': { description: Added, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
  /crates/{id}/close:
    post:
      operationId: closeCrate
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [planks], properties: { planks: { type: array, items: { type: string } } } } } } }
      responses: { '200': { description: Closed } }
components:
  schemas: { Thing: { type: object, required: [id], properties: { id: { type: string } } } }
`;

test('a chunked upload is a command, with the properties of its request and its options', async () => {
  const generated = await emit(UPLOADS);
  const text = textOf(generated, 'cli/commands/crates/fill.ts') ?? '';
  const names = [...text.matchAll(/"name":"([^"]+)","location":"([^"]+)"/g)];
  expect(names.map(([, name, location]) => `${String(name)}:${String(location)}`)).toEqual([
    'file:path',
    'label:body',
    'state:body',
    'part-size:option',
    'concurrency:option',
    'size:option',
    'resume:option',
    'option-state:option',
  ]);
  expect(textOf(generated, 'cli/depot.ts')).toContain('import("./commands/crates/fill.js")');
  expect(textOf(generated, 'cli/completions/depot.bash')).toContain("'crates fill') flags='--file");
});

test('a chunked upload with the name of another command is reported, and has none', async () => {
  const generated = await emit(UPLOADS.replace('command: fill', 'command: create-crate'));
  expect(generated.unsupported?.map(({ message }) => message)).toContain(
    'the chunked upload of createCrate has no command: crates create-crate is the command of another operation',
  );
});
