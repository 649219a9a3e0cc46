/** A server as a fixture names it. */
export interface NamedServer {
  /** A base URL of the same shape, with no word that may be somebody's name. */
  readonly from: string;
  /** The words of it that may be. */
  readonly leftOut: readonly string[];
}

/** What is known of the servers of an API, beyond the one that its document names. */
export interface KnownServers {
  /** Hosts that anyone may use under the same name. */
  readonly hosts?: RegExp;
  /** Hosts whose beginning, the first group, is a customer's own; the second group is the service's. */
  readonly sharedHosts?: RegExp;
  /** Segments of base paths that are nobody's name. */
  readonly segments?: RegExp;
}

export interface ServerNaming {
  /** The base URL that the document names. */
  readonly documented?: string | undefined;
  readonly servers?: KnownServers | undefined;
}

/** A local machine, and reserved names: https://www.rfc-editor.org/rfc/rfc2606#section-2. */
const anonymousHost = /^(?:127(?:\.\d+){3}|\[::1\]|(?:[\w-]+\.)*(?:localhost|invalid))$/;

/** What a path of an API holds anywhere; any other word may be a customer's. */
const plainSegment = /^(?:|v\d+(?:beta|alpha)?|api)$/;

/**
 * Names the recorded server without the name of an organisation: a local machine and a public
 * service unchanged, a service with a name for each customer by its domain, and any other host not
 * at all.
 */
export function nameServer(
  base: string,
  { documented, servers = {} }: ServerNaming = {},
): NamedServer {
  const { protocol, host, hostname, pathname } = new URL(base);
  if (anonymousHost.test(hostname) || isDocumented(base, documented, servers))
    return { from: base, leftOut: [] };
  const path = pathname.replace(/\/+$/, '').split('/');
  const [, own = '', end] = servers.sharedHosts?.exec(hostname) ?? [];
  const recorded =
    servers.hosts?.test(hostname) === true
      ? { host, leftOut: [] }
      : end === undefined
        ? { host: 'not-told.invalid', leftOut: [hostname] }
        : { host: `*.${end}`, leftOut: own === '*' ? [] : [hostname, own] };
  const isPlain = (segment: string): boolean =>
    segment === '*' || plainSegment.test(segment) || servers.segments?.test(segment) === true;
  return {
    from: `${protocol}//${recorded.host}${path.map((each) => (isPlain(each) ? each : '*')).join('/')}`,
    leftOut: [...recorded.leftOut, ...path.filter((segment) => !isPlain(segment))],
  };
}

/** What a document names is public, but for a server that has a variable in its name for each customer. */
function isDocumented(
  base: string,
  documented: string | undefined,
  { sharedHosts }: KnownServers,
): boolean {
  if (documented === undefined || documented.includes('{')) return false;
  const strip = (url: string): string => new URL(url).href.replace(/\/+$/, '');
  return strip(base) === strip(documented) && sharedHosts?.test(new URL(base).hostname) !== true;
}
