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

test('the paths of the options of check are relative to the folder of the file, too', async () => {
  await mkdir(join(folder, 'api'));
  const text = `check:
  url: http://127.0.0.1:8080
  spec: openapi.yaml
  fixtures: [recordings]
  profile: gateway.yaml
  reports: [junit=out/junit.xml, json=-, text]
  apiKeys: [$PETS_KEY, session=$PETS_SESSION]
  headers: ['X-Trace: on', 'X-Team-Key: $TEAM_KEY']
  rateLimit: 10/s
`;
  await write('api/upspec.yaml', text);
  expect(await loadConfig('api/upspec.yaml', folder)).toEqual({
    check: {
      url: 'http://127.0.0.1:8080',
      spec: join('api', 'openapi.yaml'),
      fixtures: [join('api', 'recordings')],
      profile: join('api', 'gateway.yaml'),
      reports: [`junit=${join('api', 'out', 'junit.xml')}`, 'json=-', 'text'],
      apiKeys: ['$PETS_KEY', 'session=$PETS_SESSION'],
      headers: ['X-Trace: on', 'X-Team-Key: $TEAM_KEY'],
      rateLimit: '10/s',
    },
  });
});

test.each([
  ['check:\n', {}],
  ['check: { profile: groq }\n', { profile: 'groq' }],
])('%j has these options of check', async (text, check) => {
  await write('upspec.config.yaml', text);
  expect(await loadConfig(undefined, folder)).toEqual({ check });
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
        'upspec.config.json:3:3: unknown key "colour"; expected one of spec, out, targets, overlays, include, exclude, inputHeaders, allowRefs, names, skipBroken, check',
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

  test.each([
    {
      name: 'upspec.config.yaml',
      text: 'check:\n  fixture: [recordings]\n  jobs: 0\n  only: files/**\n  failFast: 1\n',
      want: [
        'upspec.config.yaml:2:3: unknown key "check.fixture"; did you mean "fixtures"?',
        'upspec.config.yaml:3:3: check.jobs is a whole number from 1',
        'upspec.config.yaml:4:3: check.only is a list of strings',
        'upspec.config.yaml:5:3: check.failFast is true or false',
      ],
    },
    {
      name: 'upspec.config.json',
      text: '{\n  "check": {\n    "apiKeys": ["a-key-that-must-not-show"],\n    "headers": ["X-Team-Key: another-one"]\n  }\n}',
      want: [
        'upspec.config.json:3:5: check.apiKeys is a list of variables of the environment, such as $PETS_KEY or session=$PETS_SESSION; a key must not be in the file',
        'upspec.config.json:4:5: check.headers is a list of headers, such as "X-Team-Key: $TEAM_KEY"; a secret must be in a variable of the environment',
      ],
    },
    {
      name: 'upspec.config.js',
      text: "export default {\n  spec: 'a.yaml',\n  check: {\n    apiKey: '$KEY',\n  },\n};\n",
      want: ['upspec.config.js:4:5: unknown key "check.apiKey"; did you mean "apiKeys"?'],
    },
    {
      name: 'upspec.config.yaml',
      text: 'check: [--jobs]\n',
      want: ['upspec.config.yaml:1:1: check is an object'],
    },
  ])('of the options of check in $name: $want', async ({ name, text, want }) => {
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
