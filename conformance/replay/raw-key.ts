/**
 * What stands for the key in a raw request until its bytes go out, and wherever they are shown: a
 * shell that reads it puts the key there.
 */
export const keyStandIn = '$OPENAI_API_KEY';

/** Stands for the key without its last letter. */
export const shortKeyStandIn = '${OPENAI_API_KEY%?}';

/** Puts the key in the place of its stand-ins, before the body alone. */
export function putKey(bytes: Buffer, key: string): Buffer {
  const end = bytes.indexOf('\r\n\r\n');
  const body = end === -1 ? bytes.length : end;
  const head = bytes
    .toString('latin1', 0, body)
    .split(keyStandIn)
    .join(key)
    .split(shortKeyStandIn)
    .join(key.slice(0, -1));
  return Buffer.concat([Buffer.from(head, 'latin1'), bytes.subarray(body)]);
}
