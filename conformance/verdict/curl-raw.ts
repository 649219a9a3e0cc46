import { quotedWord } from '@upspec/document/shell-word';
import { printfOf } from './body-feed.js';
import { noExpansions, type Expansions } from './shell-words.js';

/** What a command may name beside what it sends. */
export interface RawCurlNames {
  /** What a shell puts in place of strings of the bytes. */
  readonly expansions?: Expansions;
  /** The file of the certificates that the server is trusted by. */
  readonly file?: string;
}

/**
 * A shell command that sends the bytes of a connection again, and prints what comes. It is for what
 * curl would correct in a request, such as a wrong Content-Length.
 *
 * @param raw with the placeholders of the key and of other secrets
 */
export function formatRawCurl(raw: Buffer, baseUrl: string, names: RawCurlNames = {}): string {
  const { expansions = noExpansions, file } = names;
  const printed = printfOf(raw.toString('latin1'), { expansions, isText: false });
  return `${printed} | ${connect(new URL(baseUrl), file)}`;
}

/** A program that sends what it reads, and prints what comes. */
function connect({ protocol, hostname, port }: URL, file: string | undefined): string {
  const trusted = file === undefined ? '' : ` -CAfile ${quotedWord(file)}`;
  return protocol === 'https:'
    ? `openssl s_client -quiet${trusted} -connect ${hostname}:${port === '' ? '443' : port}`
    : `curl -sS --max-time 10 telnet://${hostname}:${port === '' ? '80' : port}`;
}
