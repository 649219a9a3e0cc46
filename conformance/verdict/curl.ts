import { quotedWord } from '@upspec/document/shell-word';
import type { Credential } from '../auth/credential.js';
import { plainProfile } from '../profile-format/plain-profile.js';
import type { RequestStyle } from '../profile-format/profile.js';
import type { WireRequest } from '../replay/build-request.js';
import { styleCredentials, styleStandIns } from '../replay/style-credentials.js';
import { curlBodyOf, type CurlBody } from './curl-body.js';
import { cookiesOf, type CookieOptions } from './curl-cookies.js';
import { reader, sender, terseKey, type CurlFunction } from './curl-function.js';
import { formatRawCurl } from './curl-raw.js';
import { hasDotSegment, isGlob, plainBase, urlOf, urlWord } from './curl-url.js';
import { readRawRequest } from './read-raw-request.js';
import { expandedWord, type Expansions } from './shell-words.js';

/** Where commands send requests. */
export interface CurlTarget {
  readonly baseUrl: string;
  /** How the server expects requests; by default with a bearer token. */
  readonly style?: RequestStyle;
}

/** What a command is for. */
export interface CurlUse {
  /** The names of shell variables, by the strings that they replace. */
  readonly variables?: ReadonlyMap<string, string>;
  /** The name of the shell variable that has the base URL; by default the command names the URL. */
  readonly urlVariable?: string;
  /** The function that sends it, where it has what the function sends. */
  readonly shared?: CurlFunction | undefined;
  /** The command that reads its response, which a function may run as well. */
  readonly read?: string;
  /** Whether it is as short as possible. */
  readonly isTerse?: boolean;
  /**
   * `all`: it prints the response with its headers, by default · `headers`: so it does, for a command
   * that reads them · `body`: it prints the body alone.
   */
  readonly prints?: 'all' | 'headers' | 'body';
  /** Whether files have a content type that says nothing; by default where `prints` is `all`. */
  readonly isExact?: boolean;
}

/**
 * A shell command that sends a request again, byte for byte where it shows a body. The key and
 * other secrets are shell variables: `$PETS_API_KEY`.
 */
export function formatCurl(request: WireRequest, target: CurlTarget, use: CurlUse = {}): string {
  const { baseUrl, style = plainProfile.requests } = target;
  if (request.raw === undefined) {
    return formatRequest(request, { baseUrl, shortened: baseUrl, style, use });
  }
  const read = readRawRequest(request.raw, new URL(baseUrl));
  if (read === undefined) {
    const file = style.trusted?.file;
    const names = { expansions: expansionsOf(style, use), ...(file !== undefined && { file }) };
    return withRead(formatRawCurl(request.raw, baseUrl, names), use);
  }
  return formatRequest(...asSent(request, read, { baseUrl, style, use }));
}

/** The bytes have all that the style adds to a request; a key is given as in other commands. */
function asSent(
  { method, path }: WireRequest,
  read: WireRequest,
  { baseUrl, style, use }: Omit<Formatted, 'shortened'>,
): [WireRequest, Formatted] {
  const keys = styleCredentials(style, { method, path, auth: 'right' });
  const credentials = keys.filter(
    (key) => key.in === 'header' && read.headers[key.name] === key.value,
  );
  const names = new Set(credentials.map(({ name }) => name));
  const others = Object.entries(read.headers).filter(([name]) => !names.has(name));
  const bare = { ...style, basePath: '', headers: {}, query: {} };
  const target = { baseUrl: new URL(baseUrl).origin, shortened: baseUrl, style: bare };
  return [
    { ...read, auth: 'right', headers: Object.fromEntries(others) },
    { ...target, use, credentials },
  ];
}

/** The option that carries the key where a target expects it in one header; undefined elsewhere. */
export function keyOption(request: WireRequest, target: CurlTarget): string | undefined {
  const { style = plainProfile.requests } = target;
  const { method, path } = request;
  const auth = request.auth === 'other' ? 'other' : 'right';
  const credentials = styleCredentials(style, { method, path, auth });
  const [credential] = credentials;
  if (credential === undefined || credentials.length > 1 || credential.user !== undefined) {
    return undefined;
  }
  return authOf({ auth }, credential, expansionsOf(style, {}))[0];
}

interface Formatted {
  readonly baseUrl: string;
  /** What a function puts before the path. */
  readonly shortened: string;
  readonly style: RequestStyle;
  readonly use: CurlUse;
  /** What the request carries, where that is not a matter of the style. */
  readonly credentials?: readonly Credential[];
}

function formatRequest(request: WireRequest, formatted: Formatted): string {
  const { baseUrl, shortened, style, use } = formatted;
  const { credentials = styleCredentials(style, request) } = formatted;
  const { prints = 'all', isTerse = false } = use;
  const expansions = expansionsOf(style, use);
  const plainBody = curlBodyOf(request, expansions, use.isExact ?? prints === 'all');
  const url = urlOf(request, { baseUrl, style, credentials });
  const keys = credentials.flatMap((credential) => authOf(request, credential, expansions));
  const shared = sharedOf(url, { shared: use.shared, keys });
  const body = shared !== undefined || isTerse ? asJson(plainBody, request) : plainBody;
  const flags = flagsOf(request, prints, body);
  const asIs = hasDotSegment(url) ? ['--path-as-is'] : [];
  const word = urlWord(url, {
    baseUrl: shortened,
    expansions: withBase(expansions, use, shortened),
    shared,
    isTerse,
  });
  const options = [
    ...methodOf(request, body),
    ...(shared?.key === undefined ? keys.map((key) => (isTerse ? terseKey(key) : key)) : []),
    ...cookiesOf(request, { style, credentials, expansions }),
    ...headersOf(request, { style, credentials, expansions, type: body.type }),
    ...body.options,
  ];
  const command =
    shared === undefined
      ? [...startOf(word, { flags, options: [...asIs, ...trustedBy(style)] }), ...options]
      : [use.read === undefined ? sender : reader, word, ...asIs, ...withFlags(flags, options)];
  const text = command.join(' ');
  const sent = body.feed === undefined ? text : `${body.feed} | ${text}`;
  return shared === undefined ? withRead(sent, use) : sent;
}

function withRead(command: string, { read }: CurlUse): string {
  return read === undefined ? command : `${command} | ${read}`;
}

/** Flags share a hyphen with the option behind them: `-iH $j`. */
function withFlags(flags: string, options: readonly string[]): readonly string[] {
  const [first = '', ...others] = options;
  if (flags === '') return options;
  return /^-[FHX] /.test(first)
    ? [`-${flags}${first.slice(1)}`, ...others]
    : [`-${flags}`, ...options];
}

/** A variable in place of the base URL. */
function withBase(expansions: Expansions, { urlVariable }: CurlUse, baseUrl: string): Expansions {
  if (urlVariable === undefined) return expansions;
  return { ...expansions, beginning: { text: plainBase(baseUrl), name: urlVariable } };
}

function expansionsOf(style: RequestStyle, { variables = new Map() }: CurlUse): Expansions {
  return { secrets: styleStandIns(style), variables };
}

/** The function, where a request goes to its server with its key. */
function sharedOf(
  url: string,
  { shared, keys }: Pick<CurlUse, 'shared'> & { readonly keys: readonly string[] },
): CurlFunction | undefined {
  if (shared === undefined || !url.startsWith(`${shared.baseUrl}/`)) return undefined;
  const accepted = shared.keys ?? (shared.key === undefined ? undefined : [shared.key]);
  const isKeyed = accepted === undefined || (keys.length === 1 && accepted.includes(keys[0] ?? ''));
  return isKeyed ? shared : undefined;
}

function startOf(
  word: string,
  { flags, options }: { readonly flags: string; readonly options: readonly string[] },
): readonly string[] {
  // The base URL has nothing that curl would read as several URLs.
  const isSeveral = isGlob(word.replace(/^"\$\w+/, ''));
  return [`curl -${isSeveral ? 'g' : ''}sS${flags}`, ...options, word];
}

function trustedBy({ trusted }: RequestStyle): readonly string[] {
  return trusted === undefined ? [] : [`--cacert ${quotedWord(trusted.file)}`];
}

/** The flags by which curl prints the head of the response, too. */
function flagsOf(
  { method }: WireRequest,
  prints: NonNullable<CurlUse['prints']>,
  body: CurlBody,
): string {
  if (method === 'HEAD' && !hasBody(body)) return 'I';
  return prints === 'body' ? '' : 'i';
}

function hasBody({ options }: CurlBody): boolean {
  return options.length > 0;
}

function methodOf({ method }: WireRequest, body: CurlBody): readonly string[] {
  const own = hasBody(body) ? 'POST' : 'GET';
  if (method === own || (method === 'HEAD' && own === 'GET')) return [];
  return [`-X ${expandedWord(method, { secrets: {}, variables: new Map() })}`];
}

/** A header with the key, which a shell inserts. */
function authOf(
  { auth }: Pick<WireRequest, 'auth'>,
  credential: Credential,
  expansions: Expansions,
): readonly string[] {
  if (credential.in !== 'header') return [];
  const { name, user, value, wrong } = credential;
  if (user !== undefined) {
    return [auth === 'wrong' ? `-u ${quotedWord(user.wrong)}` : `-u "${user.right}"`];
  }
  const shown = name === 'authorization' ? 'Authorization' : name;
  return [`-H ${headerWord(shown, auth === 'wrong' ? wrong : value, expansions)}`];
}

/** The same body as JSON, where an option of curl writes its content type. */
function asJson(body: CurlBody, { headers }: WireRequest): CurlBody {
  const [option = '', ...others] = body.options;
  const isJson = headers['content-type'] === 'application/json' && others.length === 0;
  if (!isJson || !/^--?d(?:ata-binary @-$| )/.test(option)) return body;
  return { ...body, options: [option.replace(/^\S+/, '--json')], type: 'json' };
}

interface HeaderOptions extends CookieOptions {
  readonly type: CurlBody['type'];
}

function headersOf(
  { headers }: WireRequest,
  { style, credentials, expansions, type }: HeaderOptions,
): readonly string[] {
  const hasCookies = credentials.some((credential) => credential.in === 'cookie');
  const shown = Object.entries({ ...style.headers, ...headers })
    .filter(([name]) => (type !== 'multipart' && type !== 'json') || name !== 'content-type')
    .filter(([name]) => !hasCookies || name !== 'cookie');
  const options = shown.map(([name, value]) => `-H ${headerWord(name, value, expansions)}`);
  const isTyped = type !== 'form' || headers['content-type'] !== undefined;
  // Without a Content-Type of its own, curl would send its default.
  return isTyped ? options : [...options, '-H content-type:'];
}

/** curl sends a header without a value where a semicolon ends its name. */
function headerWord(name: string, value: string, expansions: Expansions): string {
  const text = value === '' ? `${name};` : `${name}: ${value}`;
  return expandedWord(text, expansions, name.length + 2);
}
