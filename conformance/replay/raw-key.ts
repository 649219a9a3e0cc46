import { reveal, type Secrets } from './secrets.js';

/**
 * What stands for the key in a raw request until its bytes go out, and wherever they are shown: a
 * shell that reads it puts the key there.
 */
export const keyStandIn = '$OPENAI_API_KEY';

/** Stands for the key without its last letter. */
export const shortKeyStandIn = '${OPENAI_API_KEY%?}';

/** Puts the key and other secrets in the places of their stand-ins, before the body alone. */
export function putSecrets(bytes: Buffer, key: string, secrets: Secrets): Buffer {
  const end = bytes.indexOf('\r\n\r\n');
  const body = end === -1 ? bytes.length : end;
  const head = bytes
    .toString('latin1', 0, body)
    .split(keyStandIn)
    .join(key)
    .split(shortKeyStandIn)
    .join(key.slice(0, -1));
  return Buffer.concat([Buffer.from(reveal(head, secrets), 'latin1'), bytes.subarray(body)]);
}
