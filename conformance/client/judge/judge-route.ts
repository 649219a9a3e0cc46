import { headerOf, valueOf, words } from '../../difference/reading.js';
import { headerOf as headerOfRequest, type SentRequest } from '../capture/sent-request.js';
import { hideCredentials } from '../hide-credentials.js';
import type { ClientViolation } from './client-violation.js';
import { nearestOperations } from './nearest-operations.js';
import { operationsAt, type RequestFacts } from './request-facts.js';

/** RFC 3986, section 3.3: what a path may contain. */
const pathCharacters = /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*$/;
/** RFC 3986, section 3.4, and brackets: OpenAPI shows them in names, and no receiver misreads them. */
const queryCharacters = /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?[\]]|%[0-9A-Fa-f]{2})*$/;

/** Judges method and path. */
export function judgeRoute(facts: RequestFacts): readonly ClientViolation[] {
  return [...judgeEscaping(facts), ...judgeOperation(facts)];
}

function judgeEscaping({ contract, request }: RequestFacts): readonly ClientViolation[] {
  const { target } = hideCredentials(request, contract);
  const [path = '', ...rest] = target.split('?');
  const query = rest.length === 0 ? undefined : rest.join('?').replaceAll('…', '');
  const found: ClientViolation[] = [];
  const isAbsolute = /^https?:\/\//i.test(path);
  if (!isAbsolute && !pathCharacters.test(path)) {
    found.push({
      requirement: 'client.path.escaping',
      location: { kind: 'request', aspect: 'path' },
      expected: headerOf(escaped(path)),
      actual: headerOf(path),
    });
  }
  if (query !== undefined && !queryCharacters.test(query)) {
    found.push({
      requirement: 'client.path.escaping',
      location: { kind: 'request', aspect: 'query' },
      expected: headerOf(escaped(query)),
      actual: headerOf(query),
    });
  }
  return found;
}

/** The same text with all escaped that must be. The text has one character for each byte. */
function escaped(text: string): string {
  return text.replaceAll(
    /%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

function judgeOperation({
  contract,
  request,
  path,
  called,
}: RequestFacts): readonly ClientViolation[] {
  if (called !== undefined || isPreflight(request)) return [];
  const { described } = contract;
  const there = path === undefined ? [] : operationsAt(described, path);
  if (there.length > 0) {
    const methods = there.map(({ operation }) => operation.method);
    return [
      {
        requirement: 'client.method',
        location: { kind: 'request', aspect: 'method' },
        expected: { kind: 'header', values: [...new Set(methods)] },
        actual: headerOf(request.method),
      },
    ];
  }
  const nearest = nearestOperations(described, request.method, path ?? '');
  const paths = [...new Set(nearest.map(({ operation }) => operation.path))];
  return [
    {
      requirement: 'client.path',
      location: { kind: 'request', aspect: 'path' },
      expected:
        path === undefined ? words('a path below the base URL') : { kind: 'header', values: paths },
      actual:
        path === undefined ? headerOf(hideCredentials(request, contract).target) : valueOf(path),
    },
  ];
}

/** A browser sends it before a request to another origin (the Fetch standard, section 4.8). */
function isPreflight(request: SentRequest): boolean {
  const method = headerOfRequest(request, 'access-control-request-method');
  return request.method === 'OPTIONS' && method !== undefined;
}
