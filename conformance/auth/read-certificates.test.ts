import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCertificate } from '../testing/start-secure-target.js';
import { readCertificates } from './read-certificates.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-certificates-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a certificate is trusted beside those that Node.js trusts', async () => {
  const { file, certificates } = await readCertificates(testCertificate);
  const text = await readFile(testCertificate, 'utf8');
  expect([file, certificates[0]]).toEqual([testCertificate, text.trim()]);
  expect(certificates.length).toBeGreaterThan(50);
});

test.each([
  ['', 'the file contains no certificate in PEM; it begins with -----BEGIN CERTIFICATE-----'],
  [
    '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
    "certificate 1 of the file can't be parsed",
  ],
])('a file that holds %j is a usage error', async (text, message) => {
  const file = join(folder, 'ca.pem');
  await writeFile(file, text);
  await expect(readCertificates(file)).rejects.toThrow(`${file}: ${message}`);
});

test('a file that does not exist is a usage error', async () => {
  await expect(readCertificates(join(folder, 'gone.pem'))).rejects.toThrow(
    "gone.pem: the certificates can't be read: ENOENT",
  );
});
