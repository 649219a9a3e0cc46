import { join } from 'node:path';
import type { AnyApiServer } from './any-api-server.js';

export const jupyter: AnyApiServer = {
  name: 'jupyter',
  title: 'Jupyter Server',
  packages: [{ name: 'jupyter_server', version: '2.21.1' }],
  registry: { kind: 'pip', python: '3.11' },
  setting: 'with an empty folder, without kernels',
  document: '/api/spec.yaml',
  options: ({ apiKey }) => ({ headers: [`Authorization: token ${apiKey}`] }),
  launch: ({ installed, scratch, port, apiKey }) => ({
    program: join(installed, 'bin', 'jupyter-server'),
    args: [
      '--allow-root',
      '--no-browser',
      '--ip=127.0.0.1',
      `--port=${port}`,
      '--ServerApp.port_retries=0',
      '--ServerApp.disable_check_xsrf=True',
      `--ServerApp.root_dir=${scratch}`,
    ],
    env: {
      JUPYTER_TOKEN: apiKey,
      HOME: scratch,
      JUPYTER_CONFIG_DIR: join(scratch, '.config'),
      JUPYTER_DATA_DIR: join(scratch, '.data'),
      JUPYTER_RUNTIME_DIR: join(scratch, '.runtime'),
    },
    files: {},
    basePath: '',
  }),
  checked: [
    {
      requirement: 'probe.server-error',
      why: 'A kernel name that is not installed is an error of the client; POST /api/kernels responds with 500.',
    },
    {
      requirement: 'probe.methods.allow',
      why: 'RFC 9110, section 15.5.6, demands Allow in a 405; the server sends none.',
    },
    {
      requirement: 'getApi.200',
      why: 'The document declares GET /api/ with 200 alone; the server redirects to /api with 302.',
    },
    {
      requirement: 'putApiContentsPath.400.reason',
      why: 'The document declares reason of a 400 as a string; the server sends null.',
    },
    {
      requirement: 'Identity.avatar_url',
      why: 'The schema declares avatar_url as a string; the server sends null. The description beside it says that it may be null: the schema is what is wrong.',
    },
    {
      requirement: 'Identity.color',
      why: 'The schema declares color as a string; the server sends null. The description beside it says that it may be null: the schema is what is wrong.',
    },
  ],
};
