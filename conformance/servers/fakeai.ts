import { join } from 'node:path';
import type { RealServer } from './real-server.js';

export const fakeai: RealServer = {
  name: 'fakeai',
  title: 'FakeAI',
  packages: [
    { name: 'fakeai', version: '0.3.2' },
    // It imports this and does not ask for it.
    { name: 'pillow', version: '12.*' },
  ],
  registry: { kind: 'pip', python: '3.10' },
  setting: 'with a key, and without the delays by which it plays a slow model',
  needsUpstream: false,
  launch: ({ installed, scratch, port, apiKey }) => ({
    program: join(installed, 'bin', 'fakeai'),
    args: [
      ...['server', '--host', '127.0.0.1', '--port', `${port}`],
      ...['--response-delay', '0', '--no-random-delay', '--api-key', apiKey],
    ],
    env: { HOME: scratch },
    files: {},
    basePath: '/v1',
  }),
};
