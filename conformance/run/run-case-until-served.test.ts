import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkFixtures } from '../testing/check-fixtures.js';
import {
  afterPreflight,
  create,
  file,
  json,
  writeSamples,
  type SampleFixtures,
} from '../testing/sample-fixtures.js';

let samples: SampleFixtures;
beforeEach(async () => {
  samples = await writeSamples();
});
afterEach(() => samples.remove());

const crashing = { ...create, name: 'files/deadly' };

test('a target that one case stops violates the requirement to respond', async () => {
  const body = { multipart: [{ name: 'purpose', text: 'deadly' }] };
  const [exchange] = create.exchanges;
  const exchanges = [{ ...exchange, request: { method: 'POST', path: '/files', body } }];
  await samples.write('files/deadly', { ...crashing, exchanges });
  const server = createServer((request, response) => {
    let sent = '';
    request.on('data', (piece: Buffer) => (sent += piece.toString('latin1')));
    request.on('end', () => {
      if (sent.includes('deadly')) {
        server.close();
        server.closeAllConnections();
      } else afterPreflight(json(file))(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/v1`;
  const options = { url, only: ['files/deadly'], recoveryTime: 100 };
  const { cases } = await checkFixtures(samples.folder, options);
  expect(cases.map(({ name, verdict, findings }) => [name, verdict, findings])).toMatchObject([
    [
      'files/deadly',
      'fail',
      [
        {
          requirement: 'ERROR-16',
          request: 'POST /files',
          actual: {
            text: 'no response: the target closed the connection, and did not respond to any other request then',
          },
        },
      ],
    ],
  ]);
});
