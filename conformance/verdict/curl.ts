import { quotedWord } from '@upspec/document/shell-word';
import type { RecordedPart } from '../fixture-format/fixture.js';
import { addCredentials } from '../auth/add-credentials.js';
import { cookieNames, withoutCookies } from '../auth/merge-cookies.js';
import type { Credential } from '../auth/credential.js';
import { plainProfile } from '../profile-format/plain-profile.js';
import type { RequestStyle } from '../profile-format/profile.js';
import { partBytes } from '../replay/encode-body.js';
import { requestCookies } from '../replay/request-cookies.js';
import type { WireRequest } from '../replay/build-request.js';
import { splitAtSecrets, type Secrets } from '../replay/secrets.js';
import { styleCredentials, styleStandIns } from '../replay/style-credentials.js';
import { styledPath } from '../replay/styled-path.js';
import { formatRawCurl } from './curl-raw.js';

/**
 * A shell command that sends a request again, byte for byte where it shows a body. The key and
 * other secrets are shell variables: `$PETS_API_KEY`.
 *
 * @param style how the server expects requests; by default with a bearer token
 */
export function formatCurl(
  request: WireRequest,
  baseUrl: string,
  style: RequestStyle = plainProfile.requests,
): string {
  const standIns = styleStandIns(style);
  const file = style.trusted?.file;
  if (request.raw !== undefined) {
    return formatRawCurl(request.raw, baseUrl, { standIns, ...(file !== undefined && { file }) });
  }
  const body = bodyOf(request);
  const credentials = styleCredentials(style, request);
  const inQuery = credentials.filter((credential) => credential.in === 'query');
  const head = { path: styledPath(request.path, style), headers: {} };
  const { path } = addCredentials(head, inQuery, request.auth);
  const command = [
    'curl -sS -i --path-as-is',
    ...(file === undefined ? [] : [`--cacert ${quotedWord(file)}`]),
    ...(request.method === 'GET' ? [] : [`-X ${request.method}`]),
    urlOf(`${baseUrl.replace(/\/+$/, '')}${path}`, standIns, inQuery.length > 0),
    ...credentials.flatMap((credential) => authOf(request, credential, standIns)),
    ...cookiesOf(request, { style, credentials }),
    ...headersOf(request, { style, credentials, namesType: body.namesType }),
    ...body.options,
  ].join(' ');
  return body.feed === undefined ? command : `${body.feed} | ${command}`;
}

/** A key in the query is in double quotes, as the whole URL is. */
function urlOf(url: string, standIns: Secrets, hasKey: boolean): string {
  return hasKey ? inDoubleQuotes(url, standIns) : quoteAround(url, standIns);
}

/** A header with the key, in double quotes, so that a shell inserts the key. */
function authOf(
  { auth }: WireRequest,
  credential: Credential,
  standIns: Secrets,
): readonly string[] {
  if (credential.in !== 'header') return [];
  const { name, user, value, wrong } = credential;
  if (user !== undefined) {
    return [auth === 'wrong' ? `-u ${quotedWord(user.wrong)}` : `-u "${user.right}"`];
  }
  const shown = name === 'authorization' ? 'Authorization' : name;
  if (auth === 'wrong') return [`-H ${quotedWord(`${shown}: ${wrong}`)}`];
  return [`-H ${inDoubleQuotes(`${shown}: ${value}`, standIns)}`];
}

interface CredentialOptions {
  readonly style: RequestStyle;
  readonly credentials: readonly Credential[];
}

/** The options by which curl keeps the cookies of a session in a file, and sends them again. */
export function cookieFile({ jar }: Pick<WireRequest, 'jar'>): string {
  const file = jar === undefined ? 'cookies.txt' : `cookies-${jar}.txt`;
  return `-b ${file} -c ${file}`;
}

/** curl sends either the cookies of its option `-b` or those of a header, so that all are in one. */
function cookiesOf(
  request: WireRequest,
  { style, credentials }: CredentialOptions,
): readonly string[] {
  const { session } = request;
  const jar = session === undefined ? [] : [cookieFile(request)];
  const kept = cookieNames(request.auth === 'right' ? session : '');
  const inCookies = credentials.filter(({ in: location }) => location === 'cookie');
  if (inCookies.length === 0) return jar;
  const always = style.headers['cookie'];
  const headers = requestCookies(request, { always, credentials });
  const head = addCredentials({ path: '', headers }, inCookies, request.auth);
  const others = withoutCookies(head.headers['cookie'], kept);
  return others === '' ? jar : [...jar, `-b ${inDoubleQuotes(others, styleStandIns(style))}`];
}

interface CurlBody {
  /** A command whose output is the body. */
  readonly feed?: string;
  readonly options: readonly string[];
  /** Whether curl writes the right content type by itself. */
  readonly namesType: boolean;
}

function bodyOf({ body, bytes = Buffer.alloc(0), headers, method }: WireRequest): CurlBody {
  if (body === undefined) {
    const isEmptyPost = method === 'POST';
    return { options: isEmptyPost ? [`-H 'Content-Length: 0'`] : [], namesType: true };
  }
  if ('multipart' in body && headers['content-type']?.includes('boundary=upspec-') === true) {
    const form = formOf(body.multipart);
    if (form !== undefined) return form;
  }
  const feed = feedOf(bytes);
  const text = bytes.toString('utf8');
  if ('json' in body && feed.isText && !hasControls(text)) {
    return { options: [`--data-binary ${quotedWord(text)}`], namesType: false };
  }
  return { feed: feed.command, options: ['--data-binary @-'], namesType: false };
}

/**
 * A multipart body that curl can write itself: plain fields, and at most one file, which comes by
 * the pipe.
 */
function formOf(parts: readonly RecordedPart[]): CurlBody | undefined {
  const files = parts.filter(({ filename }) => filename !== undefined);
  const isPlain = parts.every(
    ({ name, filename, contentType, text, base64 }) =>
      isSimple(name) &&
      (filename === undefined
        ? contentType === undefined && base64 === undefined && !hasControls(text ?? '')
        : filename !== '' && isSimple(filename) && isSimple(contentType ?? '')),
  );
  const [file] = files;
  if (!isPlain || files.length > 1) return undefined;
  const options = parts.map((part) =>
    part.filename === undefined
      ? `--form-string ${quotedWord(`${part.name}=${part.text ?? ''}`)}`
      : `--form ${quotedWord(`${part.name}=@-;filename="${part.filename}";type=${part.contentType ?? 'application/octet-stream'}`)}`,
  );
  const feed = file === undefined ? {} : { feed: feedOfPart(file) };
  return { ...feed, options, namesType: true };
}

/** A command that prints the content of a part. `yes` prints a line over and over. */
function feedOfPart(part: RecordedPart): string {
  const { length, ...single } = part;
  const line = partBytes(single).toString('utf8');
  const isLine = /^[ -~]+\n$/.test(line) && !line.startsWith('-');
  return length === undefined || !isLine
    ? feedOf(partBytes(part)).command
    : `yes ${quotedWord(line.slice(0, -1))} | head -c ${length}`;
}

interface Feed {
  readonly command: string;
  readonly isText: boolean;
}

/** A command that prints bytes: readable where they are UTF-8, by way of base64 where not. */
function feedOf(bytes: Buffer): Feed {
  const text = bytes.toString('utf8');
  if (!Buffer.from(text).equals(bytes)) {
    return {
      command: `printf %s ${quotedWord(bytes.toString('base64'))} | base64 -d`,
      isText: false,
    };
  }
  const format = text
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')
    .replace(/\p{Cc}/gu, (control) => escapes[control] ?? octal(control));
  return {
    command: `printf ${format.startsWith('-') ? '-- ' : ''}${quotedWord(format)}`,
    isText: true,
  };
}

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** What POSIX's printf makes a byte of; the controls beyond ASCII are two bytes. */
function octal(control: string): string {
  return [...Buffer.from(control)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}

interface HeaderOptions extends CredentialOptions {
  readonly namesType: boolean;
}

function headersOf(
  { headers }: WireRequest,
  { style, credentials, namesType }: HeaderOptions,
): readonly string[] {
  const hasCookies = credentials.some((credential) => credential.in === 'cookie');
  const shown = Object.entries({ ...style.headers, ...headers })
    .filter(([name]) => !namesType || name !== 'content-type')
    .filter(([name]) => !hasCookies || name !== 'cookie');
  const standIns = styleStandIns(style);
  const options = shown.map(([name, value]) => `-H ${quoteAround(`${name}: ${value}`, standIns)}`);
  const isTyped = namesType || headers['content-type'] !== undefined;
  // Without a Content-Type of its own, curl would send its default.
  return isTyped ? options : [...options, `-H 'Content-Type:'`];
}

/** Whether curl's own grammar for multipart fields leaves a name as it is. */
function isSimple(text: string): boolean {
  return !/["\\;,=]/.test(text) && !hasControls(text);
}

/** Whether a text would steer a terminal that shows it. */
function hasControls(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

/** A word in single quotes, where a shell puts secrets in place of their names. */
function quoteAround(text: string, secrets: Secrets): string {
  return splitAtSecrets(text, secrets)
    .map((piece, at) => (at % 2 === 1 ? `"${piece}"` : piece === '' ? '' : quotedWord(piece)))
    .join('');
}

/** A word in double quotes, where a shell puts secrets in place of their names. */
function inDoubleQuotes(text: string, secrets: Secrets): string {
  const pieces = splitAtSecrets(text, secrets).map((piece, at) =>
    at % 2 === 1 ? piece : piece.replace(/[\\"$`]/g, '\\$&'),
  );
  return `"${pieces.join('')}"`;
}
