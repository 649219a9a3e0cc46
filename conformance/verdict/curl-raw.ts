import { keyStandIn, shortKeyStandIn } from '../replay/raw-key.js';

/**
 * A shell command that sends the bytes of a connection again. What curl would put right in a request
 * goes out as it was; the key stands as `$OPENAI_API_KEY`.
 *
 * @param raw with the key's stand-ins
 */
export function formatRawCurl(raw: Buffer, baseUrl: string): string {
  const pieces = raw.toString('latin1').split(special);
  const format = pieces.map((piece) => (isSpecial(piece) ? '%s' : literal(piece))).join('');
  const texts = pieces.filter(isSpecial).map(textOf);
  return [`printf ${quote(format)}`, ...texts, `| ${connect(new URL(baseUrl))}`].join(' ');
}

/** What is not written out: the key, and one character some hundred times in a row. */
const special = /(\$OPENAI_API_KEY|\$\{OPENAI_API_KEY%\?\}|A{256,}|\[{256,}|\]{256,})/;

function isSpecial(piece: string): boolean {
  return special.test(piece);
}

function textOf(piece: string): string {
  if (piece === keyStandIn || piece === shortKeyStandIn) return `"${piece}"`;
  return `"$(head -c ${piece.length} /dev/zero | tr '\\0' '${piece[0] ?? ''}')"`;
}

/** As a format of POSIX's printf. */
function literal(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')
    .replace(/[^\x20-\x7e]/g, (byte) => `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`);
}

/** A program that sends what it reads, and prints what comes. */
function connect({ protocol, hostname, port }: URL): string {
  return protocol === 'https:'
    ? `openssl s_client -quiet -connect ${hostname}:${port === '' ? '443' : port}`
    : `curl -sS --max-time 10 telnet://${hostname}:${port === '' ? '80' : port}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
