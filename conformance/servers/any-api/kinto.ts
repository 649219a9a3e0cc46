import { join } from 'node:path';
import type { AnyApiServer } from './any-api-server.js';

const integers = ['_limit', '_since', '_to', '_before', 'last_modified'];
const permissions = ['read', 'write', 'collection:create', 'group:create', 'record:create'];

export const kinto: AnyApiServer = {
  name: 'kinto',
  title: 'Kinto',
  packages: [{ name: 'kinto', version: '26.5.0' }],
  registry: { kind: 'pip', python: '3.11' },
  setting: 'with everything in memory, and buckets that anybody may create',
  document: '/v1/__api__',
  options: () => ({ apiKeys: ['upspec:secret'] }),
  launch: ({ installed, scratch, port }) => ({
    program: join(installed, 'bin', 'kinto'),
    args: ['start', '--ini', join(scratch, 'kinto.ini'), '--port', `${port}`],
    // It keeps permissions as a set, whose order depends on this.
    env: { PYTHONHASHSEED: '0' },
    files: { 'kinto.ini': configOf(port) },
    basePath: '/v1',
  }),
  checked: [
    {
      requirement: 'probe.server-error',
      expects: ['status 200'],
      why: 'GET /__version__ fails with FileNotFoundError in the log, as the package has no version.json.',
    },
    {
      requirement: '__version__.200',
      why: 'The document declares 200 for GET /__version__; the server responds with 500.',
    },
    {
      requirement: 'probe.credentials.needed',
      why: 'The document states basicauth for GET /buckets; the server lists them to anybody, also with a wrong password.',
    },
    {
      requirement: 'probe.bodies.missing',
      why: 'The document says that the body is required, and declares 400; without one, the server creates or replaces the resource.',
    },
    {
      requirement: 'probe.bounds.type',
      expects: integers.map((name) => `query ${name} is not an integer`),
      why: 'The parameter is declared as an integer, and 400 for requests that are not valid; the server accepts 0.5. It rejects what is not a number with 400.',
    },
    {
      requirement: 'probe.bounds.type',
      expects: permissions.map((name) => `/permissions/${name} is null`),
      why: 'The property is declared as an array, which null is not; the server accepts it.',
    },
    {
      requirement: 'probe.bounds.type',
      expects: ['/data/cache_expires is null', '/data/cache_expires is not an integer'],
      why: 'The property is declared as an integer; the server accepts null and fractions.',
    },
    {
      requirement: 'probe.round-trips.kept',
      why: 'The permissions are declared as arrays without uniqueItems; the server keeps a set, so that the order and repeated items are lost.',
    },
  ],
};

function configOf(port: number): string {
  return `[server:main]
use = egg:waitress#main
host = 127.0.0.1
port = ${port}
[app:main]
use = egg:kinto
kinto.includes = kinto.plugins.default_bucket kinto.plugins.openid
kinto.storage_backend = kinto.core.storage.memory
kinto.permission_backend = kinto.core.permission.memory
kinto.cache_backend = kinto.core.cache.memory
kinto.bucket_create_principals = system.Everyone
multiauth.policies = basicauth
kinto.userid_hmac_secret = upspec
`;
}
