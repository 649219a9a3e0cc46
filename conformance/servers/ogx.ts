import { join } from 'node:path';
import type { RealServer } from './real-server.js';

export const ogx: RealServer = {
  name: 'ogx',
  title: 'OGX (llama-stack)',
  packages: [
    { name: 'llama-stack', version: '0.7.3' },
    // What it needs and, in this version, does not declare, or not precisely enough.
    { name: 'mcp', version: '1.*' },
    { name: 'sqlalchemy[asyncio]', version: '2.*' },
    { name: 'aiosqlite', version: '0.*' },
  ],
  registry: { kind: 'pip', python: '3.12' },
  setting:
    'with the files provider `inline::localfs` alone, SQLite, no authentication, and a log of what is critical alone; asked for the two purposes alone that it has',
  needsUpstream: false,
  claims: { purposes: { files: ['assistants', 'batch'], uploads: [] } },
  setAside: {
    'ERROR-07': 'a redirect to the same path without its last slash, as of any framework',
    'AUTH-01': 'it was set up without authentication',
    'AUTH-02': 'it was set up without authentication',
    'AUTH-03': 'it was set up without authentication',
    'AUTH-04': 'it was set up without authentication',
  },
  launch: ({ installed, scratch, port }) => ({
    program: join(installed, 'bin', 'llama'),
    args: ['stack', 'run', join(scratch, 'run.yaml'), '--port', `${port}`],
    env: {
      LLAMA_STACK_CONFIG_DIR: scratch,
      SQLITE_STORE_DIR: scratch,
      HOME: scratch,
      // It draws each exception for a terminal, with all variables, and responds to nobody
      // meanwhile.
      LLAMA_STACK_LOGGING: 'all=critical',
      LLAMA_STACK_LOG_FORMAT: 'json',
    },
    files: { 'run.yaml': configOf(scratch, port) },
    basePath: '/v1',
  }),
};

function configOf(scratch: string, port: number): string {
  return `version: 2
distro_name: upspec
apis: [files]
providers:
  files:
    - provider_id: localfs
      provider_type: inline::localfs
      config:
        storage_dir: ${scratch}/files
        metadata_store: { table_name: files_metadata, backend: sql_default }
storage:
  backends:
    kv_default: { type: kv_sqlite, db_path: ${scratch}/kv.db }
    sql_default: { type: sql_sqlite, db_path: ${scratch}/sql.db }
  stores:
    metadata: { namespace: registry, backend: kv_default }
    inference: { table_name: inference, backend: sql_default }
    conversations: { table_name: conversations, backend: sql_default }
    prompts: { namespace: prompts, backend: kv_default }
server:
  host: 127.0.0.1
  port: ${port}
`;
}
