import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadConfig } from './load-config.js';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-config-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function write(name: string, text: string): Promise<void> {
  await writeFile(join(folder, name), text);
}

test('without a file the configuration is empty', async () => {
  expect(await loadConfig(undefined, folder)).toEqual({});
});

describe('the configuration of the working folder is found', () => {
  test.each([
    {
      name: 'upspec.config.yaml',
      text: 'spec: api/openapi.yaml\ntargets: [validators, ./mine.js]\nnames: path\n',
    },
    {
      name: 'upspec.config.json',
      text: '{"spec": "api/openapi.yaml", "targets": ["validators", "./mine.js"], "names": "path"}',
    },
    {
      name: 'upspec.config.js',
      text: "export default { spec: 'api/openapi.yaml', targets: ['validators', './mine.js'], names: 'path' };",
    },
  ])('as $name', async ({ name, text }) => {
    await write('package.json', '{"type": "module"}');
    await write(name, text);
    expect(await loadConfig(undefined, folder)).toEqual({
      spec: join('api', 'openapi.yaml'),
      targets: ['validators', 'mine.js'],
      names: 'path',
    });
  });
});

test('a file that is named is loaded from there, and its paths are relative to its folder', async () => {
  await mkdir(join(folder, 'api'));
  await write('api/client.yaml', 'spec: openapi.yaml\nout: ../src\noverlays: [fix.yaml]\n');
  await write('upspec.config.yaml', 'spec: other.yaml\n');
  expect(await loadConfig('api/client.yaml', folder)).toEqual({
    spec: join('api', 'openapi.yaml'),
    out: 'src',
    overlays: [join('api', 'fix.yaml')],
  });
});

test('a URL is kept', async () => {
  await write('upspec.config.yaml', 'spec: https://api.example/openapi.yaml\n');
  expect(await loadConfig(undefined, folder)).toEqual({
    spec: 'https://api.example/openapi.yaml',
  });
});

describe('errors have a location, and all are reported', () => {
  test.each([
    {
      name: 'upspec.config.yaml',
      text: 'spec: a.yaml\ntargts: [docs]\ninclude: Pets\nnames: paths\n',
      want: [
        'upspec.config.yaml:2:1: unknown key "targts"; did you mean "targets"?',
        'upspec.config.yaml:3:1: include is a list of strings',
        'upspec.config.yaml:4:1: names is one of operation-id, path',
      ],
    },
    {
      name: 'upspec.config.json',
      text: '{\n  "spec": 1,\n  "colour": true\n}',
      want: [
        'upspec.config.json:2:3: spec is a string that is not empty',
        'upspec.config.json:3:3: unknown key "colour"; expected one of spec, out, targets, overlays, include, exclude, inputHeaders, allowRefs, names, skipBroken',
      ],
    },
    {
      name: 'upspec.config.js',
      text: "export default {\n  out: 'src',\n  overlay: ['a'],\n};\n",
      want: ['upspec.config.js:3:3: unknown key "overlay"; did you mean "overlays"?'],
    },
    {
      name: 'upspec.config.yaml',
      text: '- a\n',
      want: [
        'upspec.config.yaml:1:1: a configuration is an object, such as { spec: "openapi.yaml" }',
      ],
    },
  ])('in $name: $want', async ({ name, text, want }) => {
    await write('package.json', '{"type": "module"}');
    await write(name, text);
    await expect(loadConfig(undefined, folder)).rejects.toThrow(
      expect.objectContaining({ name: 'ConfigError', message: want.join('\n') }),
    );
  });

  test('of syntax', async () => {
    await write('upspec.config.yaml', 'spec: a\nout: [\n');
    await expect(loadConfig(undefined, folder)).rejects.toThrow(/^upspec\.config\.yaml:3:1: /);
  });
});

test('two files are an error, as neither can be preferred', async () => {
  await write('upspec.config.yaml', '');
  await write('upspec.config.json', '{}');
  await expect(loadConfig(undefined, folder)).rejects.toThrow(
    'upspec.config.json and upspec.config.yaml: there is more than one configuration file; choose one with --config',
  );
});

test('a file that is named and absent is an error', async () => {
  await expect(loadConfig('absent.yaml', folder)).rejects.toThrow(
    '--config absent.yaml: there is no such file',
  );
});
