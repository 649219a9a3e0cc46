/** A server as a fixture names it. */
export interface ToldServer {
  /** A base URL of the same form, with no word that may be somebody's name. */
  readonly from: string;
  /** The words of it that may be. */
  readonly leftOut: readonly string[];
}

/** A machine of one's own, and names that are nobody's: https://www.rfc-editor.org/rfc/rfc2606#section-2. */
const nobodys = /^(?:127(?:\.\d+){3}|\[::1\]|(?:[\w-]+\.)*(?:localhost|invalid))$/;

/** Services that anyone may use under the same name. */
const publicHosts =
  /^(?:[a-z]{2}\.)?api\.(?:openai\.com|groq\.com|mistral\.ai|together\.(?:ai|xyz)|x\.ai|deepinfra\.com)$/;

/** Services where what comes before is a customer's own. */
const sharedEnds = /^(.+)\.((?:openai|services\.ai|cognitiveservices)\.azure\.com|azure-api\.net)$/;

/** What a path of an API holds anywhere; any other word may be a customer's. */
const plainSegment = /^(?:|v\d+(?:beta|alpha)?|openai|api|deployments|engines|inference|proxy)$/;

/**
 * Tells whose server was recorded without the name of an organisation: a machine of one's own and a
 * public service stand as they are, of a service with a name for each customer its end, and of any
 * other host nothing.
 *
 * @param documented the base URL that the document names
 */
export function tellServer(base: string, documented?: string): ToldServer {
  const { protocol, host, hostname, pathname } = new URL(base);
  if (nobodys.test(hostname) || isDocumented(base, documented)) return { from: base, leftOut: [] };
  const path = pathname.replace(/\/+$/, '').split('/');
  const [, own = '', end] = sharedEnds.exec(hostname) ?? [];
  const told = publicHosts.test(hostname)
    ? { host, leftOut: [] }
    : end === undefined
      ? { host: 'not-told.invalid', leftOut: [hostname] }
      : { host: `*.${end}`, leftOut: own === '*' ? [] : [hostname, own] };
  const isPlain = (segment: string): boolean => segment === '*' || plainSegment.test(segment);
  return {
    from: `${protocol}//${told.host}${path.map((each) => (isPlain(each) ? each : '*')).join('/')}`,
    leftOut: [...told.leftOut, ...path.filter((segment) => !isPlain(segment))],
  };
}

/** What a document names is public, but for a server that has a variable in its name for each customer. */
function isDocumented(base: string, documented: string | undefined): boolean {
  if (documented === undefined || documented.includes('{')) return false;
  const strip = (url: string): string => new URL(url).href.replace(/\/+$/, '');
  return strip(base) === strip(documented) && !sharedEnds.test(new URL(base).hostname);
}
