/** Where in an exchange a response differs from what was expected. */
export type Location =
  | { readonly kind: 'status' }
  | { readonly kind: 'header'; /** In lower case. */ readonly name: string }
  /** A value of a JSON body, by its JSON Pointer (RFC 6901); empty for the whole body. */
  | { readonly kind: 'body'; readonly pointer: string }
  /** The first byte of a content that differs, from 0 on. */
  | { readonly kind: 'byte'; readonly offset: number }
  /** The connection itself: nothing in the response is wrong. */
  | { readonly kind: 'connection' }
  /** The requests that follow the one that is shown. */
  | { readonly kind: 'next-requests'; readonly count: number }
  | RequestLocation;

/** Where in an exchange a request differs from what was expected. */
export type RequestLocation =
  /** `framing` is what says where the request ends. */
  | { readonly kind: 'request'; readonly aspect: 'method' | 'path' | 'query' | 'framing' | 'body' }
  | { readonly kind: 'query'; readonly name: string }
  | { readonly kind: 'request-header'; /** In lower case. */ readonly name: string }
  /** A value of a JSON body, by its JSON Pointer (RFC 6901). */
  | { readonly kind: 'request-body'; readonly pointer: string }
  /** A byte of the body, from 0 on. */
  | { readonly kind: 'request-byte'; readonly offset: number }
  /** A part of a multipart body, or one of its headers, in lower case. */
  | { readonly kind: 'part'; readonly name: string; readonly header?: string };

const requestKinds: ReadonlySet<Location['kind']> = new Set<RequestLocation['kind']>([
  'request',
  'query',
  'request-header',
  'request-body',
  'request-byte',
  'part',
]);

/** Whether it is the request that differs, and not the response. */
export function isOfRequest({ kind }: Location): boolean {
  return requestKinds.has(kind);
}

export const atStatus: Location = { kind: 'status' };

export const atConnection: Location = { kind: 'connection' };

/** @param pointer a JSON Pointer; the whole body where it is left out */
export function atBody(pointer = ''): Location {
  return { kind: 'body', pointer };
}

/** @param name in lower case */
export function atHeader(name: string): Location {
  return { kind: 'header', name };
}

/**
 * Whether two locations are the same.
 *
 * @example
 * isSameLocation(atBody('/id'), atBody('/id')); // true
 * isSameLocation(atBody('/id'), atBody('/name')); // false
 */
export function isSameLocation(one: Location, other: Location): boolean {
  return formatLocation(one) === formatLocation(other);
}

/**
 * A location as a reader sees it.
 *
 * @example
 * formatLocation(atBody('/data/0/id')); // 'body /data/0/id'
 * formatLocation(atHeader('etag')); // 'header etag'
 */
export function formatLocation(location: Location): string {
  switch (location.kind) {
    case 'status':
      return 'status';
    case 'header':
      return `header ${location.name}`;
    case 'body':
      return location.pointer === '' ? 'body' : `body ${location.pointer}`;
    case 'byte':
      return `body, byte ${location.offset}`;
    case 'connection':
      return 'connection';
    case 'next-requests':
      return `the next ${location.count} requests`;
    case 'request':
      return `request ${location.aspect}`;
    case 'query':
      return `query parameter ${location.name}`;
    case 'request-header':
      return `request header ${location.name}`;
    case 'request-body':
      return location.pointer === '' ? 'request body' : `request body ${location.pointer}`;
    case 'request-byte':
      return `request body, byte ${location.offset}`;
    case 'part':
      return `part ${location.name}${location.header === undefined ? '' : `, header ${location.header}`}`;
    default:
      return location satisfies never;
  }
}
