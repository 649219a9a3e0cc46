import { shellWord } from '@upspec/document/shell-word';
import type { RecordedPart } from '../fixture-format/fixture.js';
import { partBytes } from '../replay/encode-body.js';
import type { WireRequest } from '../replay/build-request.js';
import { feedOf, printRun } from './body-feed.js';
import { expandedWord, loopVariable, piecesOf, type Expansions } from './shell-words.js';

/** How a command gives curl the body of a request. */
export interface CurlBody {
  /** A command whose output is the body, or its file. */
  readonly feed?: string;
  readonly options: readonly string[];
  /** The content type that curl writes by itself; null where it writes none. */
  readonly type: 'multipart' | 'form' | 'json' | null;
}

/**
 * The body of a request for curl, whose method is POST then unless another one is named.
 *
 * @param isExact whether a file has a name without an extension, and a content type that says
 *   nothing, `application/octet-stream`. Otherwise curl chooses the type by the extension of the name
 */
export function curlBodyOf(
  request: WireRequest,
  expansions: Expansions,
  isExact: boolean,
): CurlBody {
  const { body, bytes = Buffer.alloc(0), headers, method } = request;
  if (body === undefined && bytes.length === 0) {
    return method === 'POST' ? { options: ["-d ''"], type: 'form' } : { options: [], type: null };
  }
  if (body !== undefined && 'multipart' in body) {
    const isOwn = headers['content-type']?.includes('boundary=upspec-') === true;
    const form = isOwn ? formOf(body.multipart, expansions, isExact) : undefined;
    if (form !== undefined) return form;
  }
  const text = bytes.toString('utf8');
  const isText = Buffer.from(text).equals(bytes);
  if (isText && !hasControls(text) && !hasLongRun(text)) {
    return {
      options: [`${dataOption(text, expansions)} ${expandedWord(text, expansions)}`],
      type: 'form',
    };
  }
  return { feed: feedOf(bytes, expansions), options: ['--data-binary @-'], type: 'form' };
}

/** curl reads a file where the data of `-d` begin with `@`. */
function dataOption(text: string, expansions: Expansions): string {
  const [first] = piecesOf(text, expansions);
  const isLiteral = first === undefined || ('literal' in first && !first.literal.startsWith('@'));
  return isLiteral ? '-d' : '--data-raw';
}

/** Of a file's name. */
const longRun = /([A-Za-z0-9])\1{63,}/;

/** A feed prints a long run of one character in fewer characters. */
function hasLongRun(text: string): boolean {
  return / {16}|([!-~])\1{99}/.test(text);
}

/**
 * A multipart body that curl can write itself: plain fields, and at most one part whose content comes
 * by the pipe.
 */
function formOf(
  parts: readonly RecordedPart[],
  expansions: Expansions,
  isExact: boolean,
): CurlBody | undefined {
  const piped = parts.filter((part) => !isField(part));
  if (piped.length > 1 || !parts.every(isWritable)) return undefined;
  const options = parts.map((part) =>
    isField(part) ? fieldOption(part, expansions) : `-F ${pipedWord(part, isExact, expansions)}`,
  );
  const [part] = piped;
  if (part === undefined) return { options, type: 'multipart' };
  return { feed: feedOfPart(part, expansions), options, type: 'multipart' };
}

/** Whether a part is a name and a text, which are given in an option. */
function isField({ filename, contentType, text = '', base64 }: RecordedPart): boolean {
  const isText = base64 === undefined && !hasControls(text);
  return filename === undefined && contentType === undefined && isText;
}

/** Whether curl's own grammar for multipart fields can say it. */
function isWritable({ name, filename, contentType = '' }: RecordedPart): boolean {
  const isNamed = filename === undefined || (filename !== '' && !/["\\\p{Cc}]/u.test(filename));
  return isNamed && !/["\\;,=\p{Cc}]/u.test(name) && /^[\w/.+-]*$/.test(contentType);
}

/** curl reads a file where the value of `-F` begins with `@` or `<`, and options behind a semicolon. */
function fieldOption({ name, text = '' }: RecordedPart, expansions: Expansions): string {
  const pieces = piecesOf(text, expansions);
  const isLiteral = pieces.every((piece) => 'literal' in piece) && !/^[@<" ]|;/.test(text);
  const word = expandedWord(`${name}=${text}`, expansions, name.length + 1);
  return `${isLiteral ? '-F' : '--form-string'} ${word}`;
}

const defaultType = 'application/octet-stream';

/** Of the variables, only the word of a loop may be in it: curl reads more than a name in a name. */
function pipedWord(part: RecordedPart, isExact: boolean, expansions: Expansions): string {
  const { name, filename, contentType } = part;
  if (filename === undefined) {
    return shellWord(`${name}=<-${contentType === undefined ? '' : `;type=${contentType}`}`);
  }
  const type = contentType ?? defaultType;
  const isNamed = isExact || type !== defaultType;
  // Without an extension a name says nothing; curl sends `-` for it.
  if (!isNamed && /^[A-Za-z]+$/.test(filename)) return shellWord(`${name}=@-`);
  const shown = /[\s;,=]/.test(filename) ? `"${filename}"` : filename;
  const before = `${name}=@-;filename=`;
  const variables = new Map([...expansions.variables].filter(([, each]) => each === loopVariable));
  const text = `${before}${shown}${isNamed ? `;type=${type}` : ''}`;
  if (longRun.test(filename) && variables.size === 0 && /^[\w@=;./-]+$/.test(text)) {
    return `"${text.replace(longRun, (run) => `$(${printRun(run)})`)}"`;
  }
  return expandedWord(text, { secrets: {}, variables }, before.length);
}

/** A command that prints the content of a part. `yes` prints a line over and over. */
function feedOfPart(part: RecordedPart, expansions: Expansions): string {
  const { length, ...single } = part;
  const line = partBytes(single).toString('utf8');
  const isLine = /^[ -~]+\n$/.test(line) && !line.startsWith('-');
  return length === undefined || !isLine
    ? feedOf(partBytes(part), expansions)
    : `yes ${shellWord(line.slice(0, -1))} | head -c ${length}`;
}

/** Whether a text would steer a terminal that shows it. */
function hasControls(text: string): boolean {
  return /\p{Cc}/u.test(text);
}
