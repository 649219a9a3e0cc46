import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { StartedTarget } from './start-target.js';

/** The certificate of the servers of tests; its key is public, so that nobody else may trust it. */
export const testCertificate: string = join(
  import.meta.dirname,
  'certificates',
  'test-only-certificate.pem',
);

/** Starts a server as `startTarget` does, behind TLS with a certificate that only the test trusts. */
export async function startSecureTarget(respond: RequestListener): Promise<StartedTarget> {
  const key = readFileSync(join(import.meta.dirname, 'certificates', 'test-only-key.pem'));
  const server = createServer({ key, cert: readFileSync(testCertificate) }, respond);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}/v1`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
