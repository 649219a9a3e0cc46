import { join } from 'node:path';
import type { AnyApiServer } from './any-api-server.js';

export const chroma: AnyApiServer = {
  name: 'chroma',
  title: 'Chroma',
  packages: [{ name: 'chromadb', version: '1.5.9' }],
  registry: { kind: 'pip', python: '3.11' },
  setting: 'without authentication, with its own tenant and database as `--existing`',
  document: '/openapi.json',
  options: () => ({ existing: ['tenant=default_tenant', 'database=default_database'] }),
  launch: ({ installed, scratch, port }) => ({
    program: join(installed, 'bin', 'chroma'),
    args: ['run', '--host', '127.0.0.1', '--port', `${port}`, '--path', join(scratch, 'data')],
    env: { HOME: scratch, ANONYMIZED_TELEMETRY: 'False' },
    files: {},
    basePath: '',
  }),
  checked: [
    {
      requirement: 'probe.server-error',
      expects: ['status 200'],
      why: 'GET …/indexing_status of a collection that was just created returns 500; a log line says that it is not implemented.',
    },
    {
      requirement: 'healthcheck.200',
      why: 'The document declares a string; the server returns an object.',
    },
    {
      requirement: 'version.header.content-type',
      why: 'The document declares text/plain; the server sends application/json.',
    },
    {
      requirement: 'Vec',
      why: 'The document declares a list of collections, with five required properties; the server returns a list of databases, which have three.',
    },
    {
      requirement: 'rule.no-response',
      why: 'The server panics with "not implemented" in its log, and closes the connection.',
    },
    {
      requirement: 'probe.error-status',
      expects: ['status 400'],
      why: 'The operation declares 400 for wrong requests; the server sends 422, which is not declared.',
    },
    {
      requirement: 'probe.error-status',
      expects: ['status 401 or 404', 'status 404'],
      why: 'The operation declares 404 for ids that name nothing; the server sends 400, which is not declared, where the id is not a UUID.',
    },
  ],
};
