import { join } from 'node:path';
import type { RealServer } from './real-server.js';

export const ogx: RealServer = {
  name: 'ogx',
  title: 'OGX (llama-stack)',
  packages: [
    { name: 'llama-stack', version: '0.7.3' },
    // What it needs and, in this version, does not ask for or not closely enough.
    { name: 'mcp', version: '1.*' },
    { name: 'sqlalchemy[asyncio]', version: '2.*' },
    { name: 'aiosqlite', version: '0.*' },
  ],
  registry: { kind: 'pip', python: '3.12' },
  setting: 'with the files provider `inline::localfs` alone, SQLite, and no authentication',
  needsUpstream: false,
  launch: ({ installed, scratch, port }) => ({
    program: join(installed, 'bin', 'llama'),
    args: ['stack', 'run', join(scratch, 'run.yaml'), '--port', `${port}`],
    env: { LLAMA_STACK_CONFIG_DIR: scratch, SQLITE_STORE_DIR: scratch, HOME: scratch },
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
