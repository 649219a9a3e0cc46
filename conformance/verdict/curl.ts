import { quotedWord } from '@upspec/document/shell-word';
import { addCredentials } from '../auth/add-credentials.js';
import type { Credential } from '../auth/credential.js';
import { plainProfile } from '../profile-format/plain-profile.js';
import type { RequestStyle } from '../profile-format/profile.js';
import type { WireRequest } from '../replay/build-request.js';
import { styleCredentials, styleStandIns } from '../replay/style-credentials.js';
import { styledPath } from '../replay/styled-path.js';
import { curlBodyOf, type CurlBody } from './curl-body.js';
import { cookiesOf, type CookieOptions } from './curl-cookies.js';
import { formatRawCurl } from './curl-raw.js';
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
  /** Whether `$url` replaces the base URL. */
  readonly hasUrl?: boolean;
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
    return formatRawCurl(request.raw, baseUrl, names);
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
  const credentials = styleCredentials(style, { method, path, auth: 'right' });
  const [credential] = credentials;
  if (credential === undefined || credentials.length > 1 || credential.user !== undefined) {
    return undefined;
  }
  return authOf({ auth: 'right' }, credential, expansionsOf(style, {}))[0];
}

interface Formatted {
  readonly baseUrl: string;
  /** What `$url` replaces. */
  readonly shortened: string;
  readonly style: RequestStyle;
  readonly use: CurlUse;
  /** What the request carries, where that is not a matter of the style. */
  readonly credentials?: readonly Credential[];
}

function formatRequest(request: WireRequest, options: Formatted): string {
  const {
    baseUrl,
    shortened,
    style,
    use,
    credentials = styleCredentials(style, request),
  } = options;
  const expansions = expansionsOf(style, use);
  const { prints = 'all' } = use;
  const body = curlBodyOf(request, expansions, use.isExact ?? prints === 'all');
  const url = urlOf(request, { baseUrl, style, credentials });
  const word = urlWord(url, { hasUrl: use.hasUrl, baseUrl: shortened, expansions });
  const file = style.trusted?.file;
  const command = [
    `curl -${flagsOf(request, { prints, isGlob: /[[\]{}]|\$(?!url)/.test(word), body })}`,
    ...(hasDotSegment(url) ? ['--path-as-is'] : []),
    ...(file === undefined ? [] : [`--cacert ${quotedWord(file)}`]),
    word,
    ...methodOf(request, body),
    ...credentials.flatMap((credential) => authOf(request, credential, expansions)),
    ...cookiesOf(request, { style, credentials, expansions }),
    ...headersOf(request, { style, credentials, expansions, type: body.type }),
    ...body.options,
  ].join(' ');
  return body.feed === undefined ? command : `${body.feed} | ${command}`;
}

function expansionsOf(style: RequestStyle, { variables = new Map() }: CurlUse): Expansions {
  return { secrets: styleStandIns(style), variables };
}

/** The word that names the URL. What precedes the path is as it is, whatever a server returns. */
function urlWord(url: string, { hasUrl = false, baseUrl, expansions }: UrlWord): string {
  const base = plainBase(baseUrl);
  return expandedWord(url, hasUrl ? { ...expansions, base } : expansions, base.length + 1);
}

interface UrlWord {
  readonly hasUrl?: boolean | undefined;
  readonly baseUrl: string;
  readonly expansions: Expansions;
}

/** A base URL without slashes at its end: what `$url` replaces. */
export function plainBase(baseUrl: string): string {
  return baseUrl.replace(/\/+$/, '');
}

/** Whether curl would resolve the path of a URL (RFC 3986, section 5.2.4). */
function hasDotSegment(url: string): boolean {
  return /\/(\.|%2e){1,2}([/?]|$)/i.test(url);
}

interface Flags {
  readonly prints: NonNullable<CurlUse['prints']>;
  /** Whether curl would read brackets or braces of the URL as several URLs. */
  readonly isGlob: boolean;
  readonly body: CurlBody;
}

function flagsOf({ method }: WireRequest, { prints, isGlob, body }: Flags): string {
  const shown = prints === 'body' ? '' : 'i';
  return `${isGlob ? 'g' : ''}sS${method === 'HEAD' && !hasBody(body) ? 'I' : shown}`;
}

function hasBody({ options }: CurlBody): boolean {
  return options.length > 0;
}

function methodOf({ method }: WireRequest, body: CurlBody): readonly string[] {
  const own = hasBody(body) ? 'POST' : 'GET';
  if (method === own || (method === 'HEAD' && own === 'GET')) return [];
  return [`-X ${expandedWord(method, { secrets: {}, variables: new Map() })}`];
}

interface UrlOptions {
  readonly baseUrl: string;
  readonly style: RequestStyle;
  readonly credentials: readonly Credential[];
}

function urlOf(request: WireRequest, { baseUrl, style, credentials }: UrlOptions): string {
  const head = { path: styledPath(request.path, style), headers: {} };
  const inQuery = credentials.filter((credential) => credential.in === 'query');
  const { path } = addCredentials(head, inQuery, request.auth);
  return `${plainBase(baseUrl)}${path}`;
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

interface HeaderOptions extends CookieOptions {
  readonly type: CurlBody['type'];
}

function headersOf(
  { headers }: WireRequest,
  { style, credentials, expansions, type }: HeaderOptions,
): readonly string[] {
  const hasCookies = credentials.some((credential) => credential.in === 'cookie');
  const shown = Object.entries({ ...style.headers, ...headers })
    .filter(([name]) => type !== 'multipart' || name !== 'content-type')
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
