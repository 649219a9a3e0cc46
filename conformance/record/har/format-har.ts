import { STATUS_CODES } from 'node:http';
import type { Contract, SecurityScheme } from '@upspec/document';
import type { Entry, Har, Header } from 'har-format';
import type { Exchange, Fixture, RecordedBody, Source } from '../../fixture/fixture.js';
import { packageVersion } from '../../package-folder.js';
import { wrongKey } from '../../replay/transport.js';
import { toContent, toPostData } from './body-to-har.js';

export interface HarContext {
  readonly contract: Contract;
  /** The variable that stands for the key. */
  readonly keyVariable?: string | undefined;
}

/** Formats fixtures as HAR 1.2, each as a page with its exchanges. The key is the name of its variable. */
export function formatHar(fixtures: readonly Fixture[], context: HarContext): string {
  const har: Har = {
    log: {
      version: '1.2',
      creator: { name: 'upspec', version: packageVersion() },
      pages: fixtures.map((fixture) => ({
        startedDateTime: momentAt(fixture, 0),
        id: fixture.name,
        title: fixture.title,
        pageTimings: {},
        comment: `${fixture.source.kind}: ${fixture.source.evidence.join('; ')}`,
      })),
      entries: fixtures.flatMap((fixture) =>
        fixture.exchanges.map((exchange, index) =>
          toEntry(exchange, { ...context, fixture, index }),
        ),
      ),
    },
  };
  return `${JSON.stringify(har, null, 2)}\n`;
}

/** https://w3c.github.io/web-performance/specs/HAR/Overview.html: a name of one's own begins with `_`. */
interface Sourced {
  readonly _upspec: { readonly source: Source };
}

interface EntryContext extends HarContext {
  readonly fixture: Fixture;
  readonly index: number;
}

function toEntry(exchange: Exchange, context: EntryContext): Entry & Sourced {
  const { fixture, index } = context;
  const { request, response } = exchange;
  const credential = credentialOf(exchange, context);
  const url = withQuery(`${baseOf(fixture, context.contract)}${request.path}`, credential);
  const requestType = request.headers?.['content-type'] ?? typeOf(request.body);
  const responseType = response.headers?.['content-type'] ?? typeOf(response.body);
  const unmeasured = { headersSize: -1, bodySize: -1, cookies: [], httpVersion: 'HTTP/1.1' };
  return {
    pageref: fixture.name,
    startedDateTime: momentAt(fixture, index),
    time: 0,
    request: {
      ...unmeasured,
      method: request.method,
      url,
      headers: [
        ...(credential.in === 'header' ? [credential.header] : []),
        ...toHeaders({ ...typed(requestType), ...request.headers }),
      ],
      queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
      ...(request.body !== undefined && { postData: toPostData(request.body, requestType) }),
    },
    response: {
      ...unmeasured,
      status: response.status,
      statusText: STATUS_CODES[response.status] ?? '',
      headers: toHeaders({ ...typed(responseType), ...response.headers }),
      content: toContent(response.body, responseType),
      redirectURL: response.headers?.['location'] ?? '',
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
    _upspec: { source: fixture.source },
  };
}

/** What no server was seen to do is said of none: https://www.rfc-editor.org/rfc/rfc2606#section-2. */
function baseOf({ source: { kind, from } }: Fixture, { baseUrl }: Contract): string {
  if (from !== undefined) return from;
  const path = baseUrl === undefined ? '' : new URL(baseUrl).pathname.replace(/\/$/, '');
  return kind === 'recorded' && baseUrl !== undefined ? baseUrl : `https://${kind}.invalid${path}`;
}

/** The day of the recording where it is told; the exchanges follow each other by a second. */
function momentAt({ source }: Fixture, index: number): string {
  const day = /\b(\d{4}-\d{2}-\d{2})\b/.exec(source.note ?? '')?.[1] ?? '2000-01-01';
  return new Date(Date.parse(day) + index * 1000).toISOString();
}

/** What a request proves itself with, where it has to. */
type Credential =
  | { readonly in: 'header'; readonly header: Header }
  | { readonly in: 'query'; readonly name: string; readonly value: string }
  | { readonly in: 'nothing' };

/** The first way to authenticate that the operation declares, with the name of the key's variable. */
function credentialOf(
  { operation, request }: Exchange,
  { contract, keyVariable = variableOf(contract) }: HarContext,
): Credential {
  const { security } = contract.operations[operation ?? ''] ?? {};
  const [[name] = Object.keys(contract.securitySchemes)] = security ?? [];
  const scheme = name === undefined ? undefined : contract.securitySchemes[name];
  if (request.auth === 'none' || scheme === undefined) return { in: 'nothing' };
  return credentialFor(scheme, request.auth === 'wrong' ? wrongKey : `$${keyVariable}`);
}

function credentialFor(scheme: SecurityScheme, value: string): Credential {
  if (scheme.kind === 'other') return { in: 'nothing' };
  if (scheme.kind === 'api-key') {
    const { in: location, name } = scheme;
    if (location === 'query') return { in: 'query', name, value };
    return location === 'header'
      ? { in: 'header', header: { name: name.toLowerCase(), value } }
      : { in: 'header', header: { name: 'cookie', value: `${name}=${value}` } };
  }
  const prefix = scheme.kind === 'basic' ? 'Basic' : 'Bearer';
  return { in: 'header', header: { name: 'authorization', value: `${prefix} ${value}` } };
}

function withQuery(url: string, credential: Credential): string {
  if (credential.in !== 'query') return url;
  const mark = url.includes('?') ? '&' : '?';
  return `${url}${mark}${encodeURIComponent(credential.name)}=${encodeURIComponent(credential.value)}`;
}

/** `Pet Shop` as `PET_SHOP_API_KEY`. */
function variableOf({ title }: Contract): string {
  const words = title
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return words === '' ? 'API_KEY' : `${words}_API_KEY`;
}

/** What a body is called where no header says it. */
function typeOf(body: RecordedBody | undefined): string {
  if (body === undefined) return '';
  if ('json' in body) return 'application/json';
  return 'multipart' in body ? 'multipart/form-data' : '';
}

function typed(contentType: string): Readonly<Record<string, string>> {
  return contentType === '' ? {} : { 'content-type': contentType };
}

function toHeaders(headers: Readonly<Record<string, string>>): Header[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}
