/** What the headers of a part say. */
export interface PartHead {
  /** By name in lower case, the first of each. */
  readonly headers: ReadonlyMap<string, string>;
  /** Of Content-Disposition, in UTF-8; undefined where it has none. */
  readonly name: string | undefined;
  /** Of Content-Disposition, in UTF-8 and unescaped; undefined where it has none. */
  readonly filename: string | undefined;
  /** Whether the filename is sent in the notation of RFC 8187, which RFC 7578 excludes. */
  readonly hasExtendedFilename: boolean;
  readonly problems: readonly PartHeadProblem[];
}

export interface PartHeadProblem {
  readonly kind: PartHeadProblemKind;
  /** The line or the parameter in question, cut. */
  readonly text: string;
}

/**
 * `not-a-header`: a line without a name and a colon · `folded`: a line that continues the one before
 * · `repeated`: a header twice · `no-disposition` · `not-form-data`: another disposition ·
 * `unreadable-disposition`: its parameters break the grammar · `no-name` · `not-utf8`.
 */
export type PartHeadProblemKind =
  | 'not-a-header'
  | 'folded'
  | 'repeated'
  | 'no-disposition'
  | 'not-form-data'
  | 'unreadable-disposition'
  | 'no-name'
  | 'not-utf8';

const fieldLine = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/s;
const parameter =
  /^[ \t]*;[ \t]*([!#$%&'*+.^_`|~0-9A-Za-z-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s;",]+))/s;

/**
 * Reads the headers of a part of a multipart body (RFC 7578, section 4.2).
 *
 * @param head - The lines, one character for each byte.
 *
 * @example
 * readPartHead('Content-Disposition: form-data; name="a"; filename="b.txt"').filename; // 'b.txt'
 */
export function readPartHead(head: string): PartHead {
  const problems: PartHeadProblem[] = [];
  const report = (kind: PartHeadProblemKind, text: string): void => {
    problems.push({ kind, text: text.slice(0, 120) });
  };
  const headers = readHeaders(head, report);
  const disposition = headers.get('content-disposition');
  const found = { headers, name: undefined, filename: undefined, hasExtendedFilename: false };
  if (disposition === undefined) {
    report('no-disposition', '');
    return { ...found, problems };
  }
  const [kind = ''] = /^[^;]*/.exec(disposition) ?? [];
  if (kind.trim().toLowerCase() !== 'form-data') report('not-form-data', disposition);
  const parameters = readParameters(disposition.slice(kind.length), () => {
    report('unreadable-disposition', disposition);
  });
  const decode = (name: string): string | undefined => {
    const text = parameters.get(name);
    return text === undefined ? undefined : decodeUtf8(text, () => report('not-utf8', text));
  };
  const name = decode('name');
  if (name === undefined || name === '') report('no-name', disposition);
  const hasExtendedFilename = parameters.has('filename*');
  return { headers, name, filename: decode('filename'), hasExtendedFilename, problems };
}

type Report = (kind: PartHeadProblemKind, text: string) => void;

function readHeaders(head: string, report: Report): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of head === '' ? [] : head.split(/\r?\n/)) {
    if (/^[ \t]/.test(line)) {
      report('folded', line);
      continue;
    }
    const [, name = '', value = ''] = fieldLine.exec(line) ?? [];
    const key = name.toLowerCase();
    if (key === '') report('not-a-header', line);
    else if (headers.has(key)) report('repeated', line);
    else headers.set(key, value);
  }
  return headers;
}

/** Quoted pairs are undone, and what browsers write in their place (the HTML standard, 4.10.21.8). */
function readParameters(text: string, onUnreadable: () => void): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  let rest = text;
  while (rest.trim() !== '') {
    const match = parameter.exec(rest);
    const [whole = '', name = '', quoted, token] = match ?? [];
    if (match === null) {
      onUnreadable();
      break;
    }
    const value = quoted?.replaceAll(/\\(["\\])/g, '$1') ?? token ?? '';
    const plain = value
      .replaceAll('%22', '"')
      .replaceAll(/%0D%0A/gi, '\r\n')
      .replaceAll(/%0D/gi, '\r')
      .replaceAll(/%0A/gi, '\n');
    parameters.set(name.toLowerCase(), plain);
    rest = rest.slice(whole.length);
  }
  return parameters;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decodeUtf8(bytes: string, onInvalid: () => void): string {
  try {
    return utf8.decode(Buffer.from(bytes, 'latin1'));
  } catch {
    onInvalid();
    return bytes;
  }
}
