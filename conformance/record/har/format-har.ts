import { STATUS_CODES } from 'node:http';
import type { Contract } from '@upspec/document';
import { environmentPrefixOf } from '@upspec/document/environment-prefix';
import type { Entry, Har, Header } from 'har-format';
import type { Exchange, Fixture, RecordedBody, Source } from '../../fixture-format/fixture.js';
import { packageVersion } from '../../package-folder.js';
import type { Credential } from '../../auth/credential.js';
import { schemeCredential } from '../../auth/scheme-credential.js';
import { toContent, toPostData } from './body-to-har.js';

export interface HarContext {
  readonly contract: Contract;
}

/** Formats fixtures as HAR 1.2, each as a page with its exchanges. The key is the name of its variable. */
export function formatHar(fixtures: readonly Fixture[], context: HarContext): string {
  const har: Har = {
    log: {
      version: '1.2',
      creator: { name: 'upspec', version: packageVersion() },
      pages: fixtures.map((fixture) => ({
        startedDateTime: timestampAt(fixture, 0),
        id: fixture.name,
        title: fixture.title,
        pageTimings: {},
        comment: `${fixture.source.kind}: ${(fixture.source.evidence ?? []).join('; ')}`,
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

/** https://w3c.github.io/web-performance/specs/HAR/Overview.html: a custom name begins with `_`. */
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
  const status = typeof response.status === 'number' ? response.status : anyOf(response.status);
  const unmeasured = { headersSize: -1, bodySize: -1, cookies: [], httpVersion: 'HTTP/1.1' };
  return {
    pageref: fixture.name,
    startedDateTime: timestampAt(fixture, index),
    time: 0,
    request: {
      ...unmeasured,
      method: request.method,
      url,
      headers: [
        ...headersOf(credential),
        ...toHeaders({ ...typed(requestType), ...request.headers }),
      ],
      queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
      ...(request.body !== undefined && { postData: toPostData(request.body, requestType) }),
    },
    response: {
      ...unmeasured,
      status,
      statusText: STATUS_CODES[status] ?? '',
      headers: toHeaders({ ...typed(responseType), ...response.headers }),
      content: toContent(response.body, responseType),
      redirectURL: response.headers?.['location'] ?? '',
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
    _upspec: { source: fixture.source },
  };
}

/** HAR knows no class of statuses: one of it that no operation declares by itself. */
function anyOf(statusClass: string): number {
  return Number(statusClass[0]) * 100 + (statusClass === '4XX' ? 22 : 0);
}

/** What no server was seen to do is said of none: https://www.rfc-editor.org/rfc/rfc2606#section-2. */
function baseOf({ source: { kind, from } }: Fixture, { baseUrl }: Contract): string {
  if (from !== undefined) return from;
  const path = baseUrl === undefined ? '' : new URL(baseUrl).pathname.replace(/\/$/, '');
  return kind === 'recorded' && baseUrl !== undefined ? baseUrl : `https://${kind}.invalid${path}`;
}

/** The day of the recording if it is known; the exchanges follow each other by a second. */
function timestampAt({ source }: Fixture, index: number): string {
  const day = /\b(\d{4}-\d{2}-\d{2})\b/.exec(source.note ?? '')?.[1] ?? '2000-01-01';
  return new Date(Date.parse(day) + index * 1000).toISOString();
}

/** The first way to authenticate that the operation declares, with the name of the key's variable. */
function credentialOf(
  { operation, request }: Exchange,
  { contract }: HarContext,
): Credential | undefined {
  const { security } = contract.operations[operation ?? ''] ?? {};
  const [[name] = Object.keys(contract.securitySchemes)] = security ?? [];
  const scheme = name === undefined ? undefined : contract.securitySchemes[name];
  if (request.auth === 'none' || scheme === undefined) return undefined;
  const variable = `${environmentPrefixOf(contract)}_API_KEY`;
  const credential = schemeCredential(scheme, { variable, secret: '' })?.credential;
  return credential && request.auth === 'wrong'
    ? { ...credential, value: credential.wrong }
    : credential;
}

function headersOf(credential: Credential | undefined): readonly Header[] {
  if (credential === undefined || credential.in === 'query') return [];
  const { in: location, name, value } = credential;
  return location === 'header'
    ? [{ name, value }]
    : [{ name: 'cookie', value: `${name}=${value}` }];
}

function withQuery(url: string, credential: Credential | undefined): string {
  if (credential?.in !== 'query') return url;
  const mark = url.includes('?') ? '&' : '?';
  return `${url}${mark}${encodeURIComponent(credential.name)}=${encodeURIComponent(credential.value)}`;
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
