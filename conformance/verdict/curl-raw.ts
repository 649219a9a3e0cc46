import { quotedWord } from '@upspec/document/shell-word';
import { splitAtSecrets, type Secrets } from '../replay/secrets.js';

/** What a command may name beside what it sends. */
export interface RawCurlNames {
  /** The stand-ins of secrets that the bytes may contain. */
  readonly standIns?: Secrets;
  /** The file of the certificates that the server is trusted by. */
  readonly file?: string;
}

/**
 * A shell command that sends the bytes of a connection again. What curl would correct in a request
 * is sent unchanged; secrets are shell variables.
 *
 * @param raw with the stand-ins of the key and of other secrets
 */
export function formatRawCurl(raw: Buffer, baseUrl: string, names: RawCurlNames = {}): string {
  const { standIns = {}, file } = names;
  const isStandIn = (piece: string): boolean => Object.hasOwn(standIns, piece.slice(1));
  const isSpecial = (piece: string): boolean => isStandIn(piece) || run.test(piece);
  const pieces = splitAtSecrets(raw.toString('latin1'), standIns).flatMap((piece, at) =>
    at % 2 === 1 ? [piece] : piece.split(special),
  );
  const format = pieces.map((piece) => (isSpecial(piece) ? '%s' : literal(piece))).join('');
  const texts = pieces
    .filter(isSpecial)
    .map((piece) => (isStandIn(piece) ? `"${piece}"` : repeated(piece)));
  return [`printf ${quotedWord(format)}`, ...texts, `| ${connect(new URL(baseUrl), file)}`].join(
    ' ',
  );
}

/** What is not written out: one character some hundred times in a row. */
const special = /(A{256,}|\[{256,}|\]{256,})/;

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
function connect({ protocol, hostname, port }: URL, file: string | undefined): string {
  const trusted = file === undefined ? '' : ` -CAfile ${quotedWord(file)}`;
  return protocol === 'https:'
    ? `openssl s_client -quiet${trusted} -connect ${hostname}:${port === '' ? '443' : port}`
    : `curl -sS --max-time 10 telnet://${hostname}:${port === '' ? '80' : port}`;
}
