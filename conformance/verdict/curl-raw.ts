/**
 * A shell command that sends the bytes of a connection again. What curl would put right in a request
 * goes out as it was; the key stands as `$OPENAI_API_KEY`.
 */
export function formatRawCurl(raw: Buffer, baseUrl: string): string {
  const { hostname, port } = new URL(baseUrl);
  const text = raw
    .toString('latin1')
    .replace(/^(authorization: Bearer |api-key: )[^\r\n]+/im, '$1%s')
    .replaceAll('\\', '\\\\')
    .replace(/%(?!s\r)/g, '%%')
    .replace(/[^\x20-\x7e]/g, (byte) => `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`);
  const quoted = `'${text.replaceAll("'", `'\\''`)}'`;
  return `printf ${quoted} "$OPENAI_API_KEY" | curl -sS --max-time 10 telnet://${hostname}:${port === '' ? '80' : port}`;
}
