import { quotedWord } from '@upspec/document/shell-word';
import type { RecordedPart } from '../fixture/fixture.js';
import { openai } from '../openai-files/profile/openai.js';
import type { RequestStyle } from '../profile/profile.js';
import { partBytes } from '../replay/encode-body.js';
import type { WireRequest } from '../replay/build-request.js';
import { splitAtSecrets, type Secrets } from '../replay/secrets.js';
import { styledPath } from '../replay/styled-path.js';
import { wrongKey } from '../replay/transport.js';
import { formatRawCurl } from './curl-raw.js';

/**
 * A shell command that sends a request again, byte for byte where it shows a body. The key stands
 * as `$OPENAI_API_KEY`, and so do other secrets under their own names.
 *
 * @param style how the server wants to be asked; OpenAI's way by default
 */
export function formatCurl(
  request: WireRequest,
  baseUrl: string,
  style: RequestStyle = openai.requests,
): string {
  const { secrets = {} } = style;
  if (request.raw !== undefined) return formatRawCurl(request.raw, baseUrl, secrets);
  const body = bodyOf(request);
  const command = [
    'curl -sS -i --path-as-is',
    ...(request.method === 'GET' ? [] : [`-X ${request.method}`]),
    quoteAround(`${baseUrl.replace(/\/+$/, '')}${styledPath(request.path, style)}`, secrets),
    ...authOf(request, style),
    ...headersOf(request, { style, namesType: body.namesType }),
    ...body.options,
  ].join(' ');
  return body.feed === undefined ? command : `${body.feed} | ${command}`;
}

/** The key's header, which stands in double quotes, so that a shell puts the key there. */
function authOf(
  { auth }: WireRequest,
  { auth: { header, prefix } }: RequestStyle,
): readonly string[] {
  const name = header === 'authorization' ? 'Authorization' : header;
  if (auth === 'wrong') return [`-H ${quotedWord(`${name}: ${prefix}${wrongKey}`)}`];
  const literal = prefix.replace(/[\\"$`]/g, '\\$&');
  return auth === 'none' ? [] : [`-H "${name}: ${literal}$OPENAI_API_KEY"`];
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

/** A form that curl can write itself: plain fields, and at most one file, which comes by the pipe. */
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

interface HeaderManner {
  readonly style: RequestStyle;
  readonly namesType: boolean;
}

function headersOf(
  { headers }: WireRequest,
  { style, namesType }: HeaderManner,
): readonly string[] {
  const shown = Object.entries({ ...style.headers, ...headers }).filter(
    ([name]) => !namesType || name !== 'content-type',
  );
  const { secrets = {} } = style;
  const options = shown.map(([name, value]) => `-H ${quoteAround(`${name}: ${value}`, secrets)}`);
  const isTyped = namesType || headers['content-type'] !== undefined;
  // Without a type of its own curl would call the body a form.
  return isTyped ? options : [...options, `-H 'Content-Type:'`];
}

/** Whether curl's own grammar for forms leaves a name as it is. */
function isSimple(text: string): boolean {
  return !/["\\;,=]/.test(text) && !hasControls(text);
}

/** Whether a text would steer a terminal that shows it. */
function hasControls(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

/** A word in single quotes, where a shell puts secrets in the places of their names. */
function quoteAround(text: string, secrets: Secrets): string {
  return splitAtSecrets(text, secrets)
    .map((piece, at) => (at % 2 === 1 ? `"${piece}"` : piece === '' ? '' : quotedWord(piece)))
    .join('');
}
