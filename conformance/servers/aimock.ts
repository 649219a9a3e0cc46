import { join } from 'node:path';
import type { RealServer } from './real-server.js';

export const aimock: RealServer = {
  name: 'aimock',
  title: 'aimock',
  packages: [{ name: '@copilotkit/aimock', version: '1.43.0' }],
  registry: { kind: 'npm' },
  setting: 'with an empty list of canned responses; it accepts any key',
  needsUpstream: false,
  setAside: {
    'AUTH-01': 'a mock that accepts any key by design',
    'AUTH-02': 'a mock that needs no key by design',
    'AUTH-04': 'a mock that accepts any key by design',
  },
  launch: ({ installed, scratch, port }) => ({
    program: 'node',
    args: [
      join(installed, 'node_modules', '.bin', 'llmock'),
      '-h',
      '127.0.0.1',
      '-p',
      `${port}`,
      '-f',
      scratch,
    ],
    env: {},
    files: { 'none.json': '{"fixtures":[]}' },
    basePath: '/v1',
  }),
};
