import { reveal, type Secrets } from './secrets.js';

/** Puts the key and other secrets in place of their placeholders, before the body alone. */
export function putSecrets(bytes: Buffer, secrets: Secrets): Buffer {
  const end = bytes.indexOf('\r\n\r\n');
  const body = end === -1 ? bytes.length : end;
  const head = bytes.toString('latin1', 0, body);
  return Buffer.concat([Buffer.from(reveal(head, secrets), 'latin1'), bytes.subarray(body)]);
}
