import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buildModel, loadDocument } from '@upspec/document';
import { selectTargets } from './targets/select-targets.js';

const text = { type: 'string' };
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

/** Schemas that contain themselves in each way that a value can have. */
const SCHEMAS = {
  Choice: { oneOf: [ref('Choice'), text] },
  Nested: { anyOf: [{ oneOf: [ref('Nested'), { type: 'null' }] }, { type: 'integer' }] },
  List: { type: 'array', items: ref('List') },
  Map: { type: 'object', additionalProperties: ref('Map') },
  Tuple: { type: 'array', prefixItems: [text, ref('Tuple')] },
  Chain: { type: 'object', properties: { next: ref('Chain'), last: ref('Link') } },
  Link: { allOf: [ref('Chain'), { type: 'object', properties: { link: ref('Link') } }] },
  Pattern: { type: 'object', patternProperties: { '^x': ref('Pattern') } },
};

const content = { type: 'object', properties: { value: ref('Choice') } };

/** A document that has each of them in each location. */
const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'Depot', version: '1' },
  paths: Object.fromEntries(
    Object.keys(SCHEMAS).map((name) => [
      `/${name}/{id}`,
      {
        post: {
          operationId: `send${name}`,
          parameters: [
            { name: 'id', in: 'path', required: true, schema: ref(name) },
            ...['query', 'header', 'cookie'].map((where) => ({
              name: 'value',
              in: where,
              schema: ref(name),
            })),
          ],
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: ref(name) },
              'multipart/form-data': {
                schema: {
                  ...content,
                  properties: { value: ref(name), list: { type: 'array', items: ref(name) } },
                },
              },
              'application/x-www-form-urlencoded': {
                schema: { ...content, properties: { value: ref(name) } },
              },
            },
          },
          responses: { 200: { description: 'Done', content: { '*/*': { schema: ref(name) } } } },
        },
      },
    ]),
  ),
  components: { schemas: SCHEMAS },
};

test('a schema that contains itself has files of every target, in every location', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-recursion-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const spec = join(folder, 'openapi.json');
  await writeFile(spec, JSON.stringify(DOCUMENT));
  const model = buildModel(await loadDocument(spec));
  const targets = await selectTargets(undefined);
  const emitted = await Promise.all(
    targets.map(async (target) => {
      const { files } = await target.emit(model);
      return [target.name, files.length > 0] as const;
    }),
  );
  expect(emitted).toEqual(targets.map(({ name }) => [name, true]));
});
