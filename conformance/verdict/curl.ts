import type { RecordedPart } from '../fixture/fixture.js';
import type { WireRequest } from '../replay/build-request.js';
import { wrongKey } from '../replay/transport.js';

/**
 * A shell command that sends a request again, byte for byte where it shows a body. The key stands
 * as `$OPENAI_API_KEY`.
 */
export function formatCurl(request: WireRequest, baseUrl: string): string {
  const body = bodyOf(request);
  const auth = {
    right: [`-H "Authorization: Bearer $OPENAI_API_KEY"`],
    wrong: [`-H 'Authorization: Bearer ${wrongKey}'`],
    none: [],
  }[request.auth];
  const command = [
    'curl -sS -i --path-as-is',
    ...(request.method === 'GET' ? [] : [`-X ${request.method}`]),
    quote(`${baseUrl.replace(/\/+$/, '')}${request.path}`),
    ...auth,
    ...headersOf(request, body.namesType),
    ...body.options,
  ].join(' ');
  return body.feed === undefined ? command : `${body.feed} | ${command}`;
}

interface CurlBody {
  /** A command whose output is the body. */
  readonly feed?: string;
  readonly options: readonly string[];
  /** Whether curl writes the right content type by itself. */
  readonly namesType: boolean;
}

function bodyOf({ body, bytes, headers, method }: WireRequest): CurlBody {
  if (body === undefined || bytes === undefined) {
    const isEmptyPost = method === 'POST';
    return { options: isEmptyPost ? [`-H 'Content-Length: 0'`] : [], namesType: true };
  }
  if ('multipart' in body && headers['content-type']?.includes('boundary=upspec-') === true) {
    const form = formOf(body.multipart);
    if (form !== undefined) return form;
  }
  const text = bytes.toString('utf8');
  const isText = Buffer.from(text).equals(bytes) && isPrintable(text);
  if ('json' in body && isText) {
    return { options: [`--data-binary ${quote(text)}`], namesType: false };
  }
  const options = ['--data-binary @-'];
  if (isText) return { feed: `printf %s ${quote(text)}`, options, namesType: false };
  const feed = `printf %s ${quote(bytes.toString('base64'))} | base64 -d`;
  return { feed, options, namesType: false };
}

/** A form that curl can write itself: plain fields, and at most one file, which comes by the pipe. */
function formOf(parts: readonly RecordedPart[]): CurlBody | undefined {
  const files = parts.filter(({ filename }) => filename !== undefined);
  const isPlain = parts.every(
    ({ name, filename, contentType, base64 }) =>
      isSimple(name) &&
      (filename === undefined
        ? contentType === undefined && base64 === undefined
        : filename !== '' && isSimple(filename) && isSimple(contentType ?? '')),
  );
  const [file] = files;
  if (!isPlain || files.length > 1) return undefined;
  if (file !== undefined && file.base64 === undefined && !isPrintable(file.text ?? '')) {
    return undefined;
  }
  const options = parts.map((part) =>
    part.filename === undefined
      ? `--form-string ${quote(`${part.name}=${part.text ?? ''}`)}`
      : `--form ${quote(`${part.name}=@-;filename="${part.filename}";type=${part.contentType ?? 'application/octet-stream'}`)}`,
  );
  return { ...(file === undefined ? {} : { feed: feedOf(file) }), options, namesType: true };
}

function feedOf({ text, base64 }: RecordedPart): string {
  if (base64 !== undefined) return `printf %s ${quote(base64)} | base64 -d`;
  return `printf %s ${quote(text ?? '')}`;
}

function headersOf({ headers }: WireRequest, namesType: boolean): readonly string[] {
  const shown = Object.entries(headers).filter(([name]) => !namesType || name !== 'content-type');
  const options = shown.map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  const isTyped = namesType || headers['content-type'] !== undefined;
  // Without a type of its own curl would call the body a form.
  return isTyped ? options : [...options, `-H 'Content-Type:'`];
}

function isSimple(text: string): boolean {
  return isPrintable(text) && !/["\\;,=\r\n\t]/.test(text);
}

/** A shell's argument holds no NUL, and a terminal should show what is sent. */
function isPrintable(text: string): boolean {
  return !/(?![\t\n])\p{Cc}/u.test(text);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
