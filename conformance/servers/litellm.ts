import { join } from 'node:path';
import type { RealServer } from './real-server.js';

export const litellm: RealServer = {
  name: 'litellm',
  title: 'LiteLLM proxy',
  packages: [{ name: 'litellm[proxy]', version: '1.106.2' }],
  registry: { kind: 'pip', python: '3.10' },
  setting:
    'with a master key and no database; `files_settings` names the reference server as the provider `openai`, and so do OPENAI_BASE_URL and OPENAI_API_KEY',
  needsUpstream: true,
  setAside: {
    'AUTH-01': 'it looks a key that it does not know up in a database, and ran without one',
    'AUTH-04': 'it looks a key that it does not know up in a database, and ran without one',
    'CREATE-06':
      'it accepts further form fields by design, for itself and for the provider behind it',
    'ROUTE-02': 'the path can be read as a file id with slashes in it',
  },
  launch: ({ installed, scratch, port, apiKey, upstream }) => ({
    program: join(installed, 'bin', 'litellm'),
    args: [
      '--config',
      join(scratch, 'config.yaml'),
      '--host',
      '127.0.0.1',
      '--port',
      `${port}`,
      '--telemetry',
      'False',
    ],
    env: {
      LITELLM_LOCAL_MODEL_COST_MAP: 'True',
      OPENAI_API_KEY: apiKey,
      OPENAI_BASE_URL: upstream,
      OPENAI_API_BASE: upstream,
    },
    files: {
      'config.yaml': [
        'model_list: []',
        'files_settings:',
        '  - custom_llm_provider: openai',
        `    api_base: ${upstream}`,
        `    api_key: ${apiKey}`,
        'general_settings:',
        `  master_key: ${apiKey}`,
        '',
      ].join('\n'),
    },
    basePath: '/v1',
  }),
};
