import { join } from 'node:path';
import type { RealServer } from './real-server.js';

/** Keeps a program that knows no address to listen on away from all but this machine. */
const loopbackOnly = `import { Server } from 'node:net';
const listen = Server.prototype.listen;
Server.prototype.listen = function (first, ...rest) {
  if (typeof first === 'object' && first !== null && !('path' in first))
    return listen.call(this, { ...first, host: '127.0.0.1' }, ...rest);
  if (typeof first !== 'number') return listen.call(this, first, ...rest);
  return listen.call(this, first, '127.0.0.1', ...rest.filter((one) => typeof one === 'function'));
};
`;

export const portkey: RealServer = {
  name: 'portkey',
  title: 'Portkey gateway',
  packages: [{ name: '@portkey-ai/gateway', version: '1.15.2' }],
  registry: { kind: 'npm' },
  setting:
    'in front of the reference server, which is configured by its headers `x-portkey-provider: openai` and `x-portkey-custom-host`; listening on 127.0.0.1 only, by a module loaded before it',
  needsUpstream: true,
  headers: ({ upstream }) => ({
    'x-portkey-provider': 'openai',
    'x-portkey-custom-host': upstream,
  }),
  launch: ({ installed, scratch, port }) => ({
    program: 'node',
    args: [
      '--import',
      join(scratch, 'loopback-only.mjs'),
      join(installed, 'node_modules', '@portkey-ai', 'gateway', 'build', 'start-server.js'),
      `--port=${port}`,
      '--headless',
    ],
    env: {},
    files: { 'loopback-only.mjs': loopbackOnly },
    basePath: '/v1',
  }),
};
