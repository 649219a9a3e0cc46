import { join } from 'node:path';
import type { RealServer } from './real-server.js';

const keys =
  'the key was given on its command line, which says that keys are checked; other ways to set it were not tried';

export const fakeai: RealServer = {
  name: 'fakeai',
  title: 'FakeAI',
  packages: [
    { name: 'fakeai', version: '0.3.2' },
    // It imports this and does not declare it.
    { name: 'pillow', version: '12.*' },
  ],
  registry: { kind: 'pip', python: '3.10' },
  setting: 'with a key, and configured without its delays',
  needsUpstream: false,
  setAside: {
    'AUTH-01': keys,
    'AUTH-02': keys,
    'AUTH-04': keys,
  },
  launch: ({ installed, scratch, port, apiKey }) => ({
    program: join(installed, 'bin', 'fakeai'),
    args: ['server', '--host', '127.0.0.1', '--port', `${port}`, '--api-key', apiKey],
    env: { HOME: scratch, FAKEAI_RESPONSE_DELAY: '0', FAKEAI_RANDOM_DELAY: 'false' },
    files: {},
    basePath: '/v1',
  }),
};
