import { delimiter, join, resolve } from 'node:path';
import { packageFolder } from '../package-folder.js';
import type { Installable } from '../servers/install.js';
import type { KnownClient } from './known-client.js';

const driver = (file: string): string => join(packageFolder(), 'known-clients', 'drivers', file);

function npm(name: string, version: string, label = name): Installable {
  return { name: `client-${label}`, packages: [{ name, version }], registry: { kind: 'npm' } };
}

function pip(name: string, version: string): Installable {
  return {
    name: `client-python-${name}`,
    packages: [{ name, version }],
    registry: { kind: 'pip', python: '3.9' },
  };
}

function officialNode(version: string): KnownClient {
  const [major = ''] = version.split('.');
  return {
    name: `openai-node-${major}`,
    title: `official Node.js library ${version}`,
    install: npm('openai', version, `openai-${major}`),
    command: (folder) => [process.execPath, driver('openai-node.mjs'), folder, 'openai'],
  };
}

function nodeHttp(name: string, version: string): KnownClient {
  return {
    name,
    title: `\`${name}\` ${version}`,
    install: npm(name, version),
    command: (folder) => [process.execPath, driver('http-node.mjs'), folder, name],
  };
}

function pythonHttp(name: string, version: string): KnownClient {
  return {
    name: `python-${name}`,
    title: `${name} ${version} (Python)`,
    install: pip(name, version),
    command: (folder) => [join(folder, 'bin', 'python'), driver('http_python.py'), name],
  };
}

/** The document that the publisher of the API offers, from which other generators make a client. */
function heyApi(version: string): KnownClient {
  const published = process.env['UPSPEC_UPSTREAM'];
  const packages = [`@hey-api/openapi-ts@${version}`, 'typescript@5.9.3'];
  const bin = join('node_modules', '.bin');
  const compile = ['--noCheck', '--module', 'commonjs', '--moduleResolution', 'node10'];
  return {
    name: 'hey-api',
    title: `client by \`@hey-api/openapi-ts\` ${version}, from the published document`,
    install: {
      name: 'hey-api',
      obstacle:
        published === undefined
          ? 'UPSPEC_UPSTREAM must be the path of the published document'
          : undefined,
      steps: [
        ['npm', 'init', '--yes'],
        ['npm', 'install', '--no-audit', '--no-fund', ...packages],
        [join(bin, 'openapi-ts'), '-i', resolve(published ?? ''), '-o', 'client'],
        [join(bin, 'tsc'), ...compile, '--outDir', 'compiled', join('client', 'index.ts')],
      ],
    },
    command: (folder) => [process.execPath, driver('hey-api.mjs'), folder],
  };
}

function go(name: string, title: string): KnownClient {
  return {
    name,
    title,
    install: { name, sources: name, steps: [['go', 'build', '-mod=mod', '-o', 'driver', '.']] },
    command: (folder) => [join(folder, 'driver')],
  };
}

const openaiJava: KnownClient = {
  name: 'openai-java',
  title: 'official Java library 4.101.0',
  install: {
    name: 'openai-java',
    sources: 'openai-java',
    steps: [
      ['mvn', '--quiet', '--batch-mode', 'dependency:copy-dependencies'],
      ['javac', '-cp', join('target', 'dependency', '*'), '-d', 'classes', 'Driver.java'],
    ],
  },
  command: (folder) => [
    'java',
    '-cp',
    [join(folder, 'classes'), join(folder, 'target', 'dependency', '*')].join(delimiter),
    'Driver',
  ],
};

const asyncOpenai: KnownClient = {
  name: 'async-openai',
  title: 'async-openai 0.43.0 (Rust)',
  install: { name: 'async-openai', sources: 'async-openai', steps: [['cargo', 'build']] },
  command: (folder) => [join(folder, 'target', 'debug', 'driver')],
};

/** All clients that are run, in the order of the page. */
export const knownClients: readonly KnownClient[] = [
  {
    name: 'upspec-typescript',
    title: 'TypeScript client of this project',
    install: undefined,
    command: (folder) => [
      process.execPath,
      driver('openai-node.mjs'),
      folder,
      '@upspec/openai-files',
    ],
  },
  {
    name: 'upspec-cli',
    title: 'CLI of this project',
    install: undefined,
    command: (folder) => [
      process.execPath,
      driver('openai-cli.mjs'),
      join(folder, 'generated', 'cli', 'bin', 'openai.js'),
    ],
  },
  {
    name: 'upspec-ruby',
    title: 'Ruby client of this project',
    install: undefined,
    command: (folder) => [
      'ruby',
      driver('openai_ruby.rb'),
      join(folder, 'generated', 'ruby', 'lib'),
      'openai_files',
    ],
  },
  officialNode('7.59.0'),
  officialNode('6.49.0'),
  officialNode('5.23.2'),
  officialNode('4.104.0'),
  {
    name: 'openai-python',
    title: 'official Python library 3.57.0',
    install: pip('openai', '3.57.0'),
    command: (folder) => [join(folder, 'bin', 'python'), driver('openai_python.py')],
  },
  go('openai-go', 'official Go library 3.99.0'),
  openaiJava,
  go('go-openai', '`sashabaranov/go-openai` 1.43.0'),
  asyncOpenai,
  heyApi('0.99.0'),
  {
    name: 'openapi-fetch',
    title: 'openapi-fetch 0.17.0',
    install: npm('openapi-fetch', '0.17.0'),
    command: (folder) => [process.execPath, driver('openapi-fetch.mjs'), folder],
  },
  {
    name: 'curl',
    title: 'curl of the machine',
    install: undefined,
    command: () => [process.execPath, driver('curl.mjs')],
  },
  {
    name: 'node-fetch',
    title: 'fetch of Node.js',
    install: undefined,
    command: () => [process.execPath, driver('http-node.mjs')],
  },
  {
    name: 'node-http',
    title: '`node:http`',
    install: undefined,
    command: () => [process.execPath, driver('http-node.mjs'), '', 'node:http'],
  },
  nodeHttp('axios', '1.21.1'),
  nodeHttp('got', '16.1.0'),
  nodeHttp('undici', '7.30.2'),
  {
    name: 'python-urllib',
    title: '`urllib` of Python',
    install: undefined,
    command: () => ['python3', driver('http_python.py'), 'urllib'],
  },
  pythonHttp('requests', '2.34.2'),
  pythonHttp('httpx', '0.28.1'),
  pythonHttp('aiohttp', '3.14.5'),
];
