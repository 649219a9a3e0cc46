import { quotedWord } from '@upspec/document/shell-word';
import { keyStandIn, shortKeyStandIn } from '../replay/raw-key.js';
import { splitAtSecrets, type Secrets } from '../replay/secrets.js';

/**
 * A shell command that sends the bytes of a connection again. What curl would put right in a request
 * goes out as it was; the key stands as `$OPENAI_API_KEY`.
 *
 * @param raw with the stand-ins of the key and of other secrets
 */
export function formatRawCurl(raw: Buffer, baseUrl: string, secrets: Secrets = {}): string {
  const isStandIn = (piece: string): boolean =>
    piece === keyStandIn || piece === shortKeyStandIn || Object.hasOwn(secrets, piece.slice(1));
  const isSpecial = (piece: string): boolean => isStandIn(piece) || run.test(piece);
  const pieces = splitAtSecrets(raw.toString('latin1'), secrets).flatMap((piece, at) =>
    at % 2 === 1 ? [piece] : piece.split(special),
  );
  const format = pieces.map((piece) => (isSpecial(piece) ? '%s' : literal(piece))).join('');
  const texts = pieces
    .filter(isSpecial)
    .map((piece) => (isStandIn(piece) ? `"${piece}"` : repeated(piece)));
  return [`printf ${quotedWord(format)}`, ...texts, `| ${connect(new URL(baseUrl))}`].join(' ');
}

/** What is not written out: the key, and one character some hundred times in a row. */
const special = /(\$OPENAI_API_KEY|\$\{OPENAI_API_KEY%\?\}|A{256,}|\[{256,}|\]{256,})/;

/** One character some hundred times in a row. */
const run = /^(A{256,}|\[{256,}|\]{256,})$/;

function repeated(piece: string): string {
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
