import {
  authorization,
  boundary,
  key,
  rightRequests,
  typeOf,
  writeParts,
  written,
  placeholders,
  type RightRequest,
} from '../request-mutants/right-requests.js';
import { chunked, write, type Header } from '../request-mutants/written-request.js';

/** A name and the bytes of a request that is unusual and conforms, one character for each byte. */
export type LegalRequest = readonly [name: string, request: string];

function rightOf(operation: RightRequest['operation']): RightRequest {
  const right = rightRequests(placeholders).find((each) => each.operation === operation);
  if (right === undefined) throw new Error(`${operation} has no right request`);
  return right;
}

const list = rightOf('listFiles');
const file = rightOf('createFile');
const upload = rightOf('createUpload');

/** Requests without a body that are written in unusual ways. */
export function legalHeads(): readonly LegalRequest[] {
  const ofList = (...headers: readonly Header[]): string =>
    write(written(list, { headers: [authorization, ...headers] }));
  const to = (target: string): string => write(written(list, { target }));
  const id = placeholders.file;
  const preflight: readonly Header[] = [
    ['Origin', 'https://example.com'],
    ['Access-Control-Request-Method', 'POST'],
    ['Access-Control-Request-Headers', 'authorization'],
  ];
  return [
    ['headers in lower case', ofList().replace('Authorization:', 'authorization:')],
    ['spaces and tabs around a value', ofList(['Accept', ' \t application/json \t '])],
    ['a value right behind its colon', ofList().replace('Host: ', 'Host:')],
    ['a scheme in lower case', ofList().replace('Bearer', 'bearer')],
    ['two spaces behind the scheme', ofList().replace('Bearer ', 'Bearer  ')],
    ['Accept-Encoding', ofList(['Accept-Encoding', 'gzip, deflate, br, zstd'])],
    ['a condition', ofList(['If-None-Match', '"a"'], ['If-Modified-Since', 'yesterday'])],
    [
      'a range of a content',
      to(`/v1/files/${id}/content`).replace('Host', 'Range: bytes=0-1\r\nHost'),
    ],
    [
      'headers of other vendors',
      ofList(['OpenAI-Beta', 'a=v2'], ['X-Stainless-Lang', 'js'], ['Cookie', 'a=b']),
    ],
    ['an empty header', ofList(['X-Empty', ''])],
    ['a header twice', ofList(['Accept', 'text/html'], ['Accept', '*/*'])],
    ['a header in UTF-8', ofList(['User-Agent', 'caf\xc3\xa9/1'])],
    ['an absolute target', to('http://localhost/v1/files?limit=1')],
    ['an escaped character that needs none', to(`/v1/files/${id.replace('-', '%2D')}`)],
    ['hexadecimal digits in lower case', to('/v1/files/a%2fb%c3%a4')],
    ['a query without parameters', to('/v1/files?')],
    ['an unknown parameter', to('/v1/files?verbose&x[]=1%5B&limit=1')],
    ['a parameter that is empty', to('/v1/files?purpose=')],
    ['a plus sign in a query', to('/v1/files?purpose=fine+tune')],
    ['a host with a port', write(written(list), { host: [['Host', '127.0.0.1:8080']] })],
    ['a host of IPv6', write(written(list), { host: [['Host', '[::1]:8080']] })],
    ['HTTP/1.0', write(written(list), { version: 'HTTP/1.0' })],
    ['HEAD', write(written(list, { method: 'HEAD' }))],
    ['an empty body', write(written(list), { framing: [['Content-Length', '0']] })],
    [
      'the request of a browser before another',
      write(written(file, { method: 'OPTIONS', headers: preflight, body: undefined })),
    ],
    [
      'two requests in one packet',
      write(written(list), { connection: 'keep-alive' }) + write(written(list)),
    ],
    ['a wrong key', write(written(list)).replace(key, 'sk-another')],
    ['no body with POST', write(written(rightOf('cancelUpload')))],
    ['an empty object with POST', write(written(rightOf('cancelUpload'), { body: '{}' }))],
  ];
}

/** JSON bodies, and bodies in chunks. */
export function legalBodies(): readonly LegalRequest[] {
  const body = JSON.stringify(upload.json);
  const as = (type: string, sent = body): string =>
    write(written(upload, { headers: [authorization, ['Content-Type', type]], body: sent }));
  const inChunks = (sent: string, coding = 'chunked'): string =>
    write(written(upload), { framing: [['Transfer-Encoding', coding]], sent });
  const half = Math.floor(body.length / 2);
  const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;
  const pieces = `${chunk(body.slice(0, half))}${chunk(body.slice(half))}`;
  return [
    ['a media type in upper case', as('Application/JSON')],
    ['a media type with a parameter', as('application/json;charset="UTF-8"')],
    [
      'JSON over several lines',
      as('application/json', `\r\n${JSON.stringify(upload.json, null, '\t')}\n`),
    ],
    [
      'escapes in JSON',
      as('application/json', body.replace('a.txt', '\\u00e4\\/\\ud83d\\ude00.txt')),
    ],
    ['UTF-8 in JSON', as('application/json', body.replace('a.txt', '\xf0\x9f\x98\x80.txt'))],
    ['a whole number with a fraction', as('application/json', body.replace(':5', ':5.0'))],
    ['a whole number with an exponent', as('application/json', body.replace(':5', ':5e0'))],
    ['a body in chunks', inChunks(chunked(body))],
    ['the coding in another case', inChunks(chunked(body), 'Chunked')],
    ['several chunks', inChunks(`${pieces}0\r\n\r\n`)],
    ['an extension of a chunk', inChunks(chunked(body).replace('\r\n', ';name="value"\r\n'))],
    ['a trailer', inChunks(`${pieces}0\r\nX-Sum: 1\r\n\r\n`)],
    ['zeros before the size of a chunk', inChunks(`000${chunked(body)}`)],
    [
      'an expectation',
      write(written(upload, { headers: [...written(upload).headers, ['Expect', '100-continue']] })),
    ],
  ];
}

const purpose = { head: 'Content-Disposition: form-data; name="purpose"', content: 'user_data' };

/** The request of a multipart body. */
function sentForm(body: string, type = typeOf(file) ?? ''): string {
  return write(written(file, { headers: [authorization, ['Content-Type', type]], body }));
}

function disposition(parameters: string): string {
  return `Content-Disposition: form-data; ${parameters}`;
}

/** A multipart body whose file has these headers, and this content. */
function formOf(head: string, content = 'hello'): string {
  return writeParts([purpose, { head, content }]);
}

const fileHead = disposition('name="file"; filename="a.txt"');

/** Multipart bodies that are delimited in unusual ways. */
export function legalForms(): readonly LegalRequest[] {
  const plain = formOf(fileHead);
  const odd = "a'()+_,-./:=? b";
  const quoted = (own: string): string =>
    sentForm(plain.replaceAll(boundary, own), `multipart/form-data; boundary="${own}"`);
  const reversed = writeParts([{ head: fileHead, content: 'hello' }, purpose]);
  return [
    ['a quoted boundary', quoted('plain')],
    ['a boundary of unusual characters', quoted(odd)],
    ['a boundary of 70 characters', quoted('b'.repeat(70))],
    [
      'a parameter before the boundary',
      sentForm(plain, `Multipart/Form-Data; charset=utf-8; Boundary=${boundary}`),
    ],
    ['a preamble and an epilogue', sentForm(`preamble\r\n${plain}epilogue\r\n`)],
    ['no line break behind the last delimiter', sentForm(plain.slice(0, -2))],
    ['spaces behind a delimiter', sentForm(plain.replace(`${boundary}\r\n`, `${boundary} \t\r\n`))],
    ['the file before the purpose', sentForm(reversed)],
  ];
}

/** Parts of multipart bodies whose headers or contents are unusual. */
export function legalPartHeads(): readonly LegalRequest[] {
  const to = (head: string, content?: string): string => sentForm(formOf(head, content));
  return [
    [
      'headers of parts as OkHttp writes them',
      to(`${fileHead}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 5`),
    ],
    [
      'headers of parts in lower case',
      to(
        `content-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain`,
      ),
    ],
    ['an encoding that changes nothing', to(`${fileHead}\r\nContent-Transfer-Encoding: 8bit`)],
    ['the filename before the name', to(disposition('filename="a.txt"; name="file"'))],
    ['parameters without quotes', to(disposition('name=file; filename=a.txt'))],
    [
      'no spaces between parameters',
      to('Content-Disposition:form-data;name="file";filename="a.txt"'),
    ],
    [
      'a disposition in upper case',
      to('Content-Disposition: FORM-DATA; NAME="file"; FILENAME="a.txt"'),
    ],
    [
      'a quote with a backslash in a filename',
      to(disposition('name="file"; filename="a\\"b.txt"')),
    ],
    ['a quote as browsers write it', to(disposition('name="file"; filename="a%22b.txt"'))],
    [
      'a filename in UTF-8',
      to(disposition('name="file"; filename="\xe4\xbd\xa0\xe5\xa5\xbd.txt"')),
    ],
    [
      'a filename in both notations',
      to(disposition(`name="file"; filename="a.txt"; filename*=UTF-8''%C3%A4.txt`)),
    ],
    ['punctuation in a filename', to(disposition('name="file"; filename="a;b=c, (d)&e.txt"'))],
  ];
}

/** Parts of multipart bodies whose contents are unusual. */
export function legalContents(): readonly LegalRequest[] {
  const to = (content: string): string => sentForm(formOf(fileHead, content));
  return [
    ['an empty file', to('')],
    ['a file that ends with line breaks', to('a\r\n\r\n')],
    ['a file of line feeds', to('\n\n\r\r\n')],
    [
      'the boundary within a line of the content',
      to(`x--${boundary}\r\n -- --${boundary.slice(0, -1)}`),
    ],
    ['bytes that are not text', to('\0\xff\xfe\x80')],
    [
      'a media type for the purpose',
      sentForm(
        writeParts([
          { ...purpose, head: `${purpose.head}\r\nContent-Type: text/plain; charset=utf-8` },
          { head: fileHead, content: 'hello' },
        ]),
      ),
    ],
    [
      'a form in chunks',
      write(written(file), {
        framing: [['Transfer-Encoding', 'chunked']],
        sent: chunked(written(file).body ?? ''),
      }),
    ],
  ];
}
