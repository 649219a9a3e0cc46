/** One link of a `Link` header. */
export interface ParsedLink {
  readonly target: string;
  /** In lower case; empty where the link has none. */
  readonly rel: string;
}

/**
 * RFC 8288 section 3: `link-value = "<" URI-Reference ">" *( OWS ";" OWS link-param )`. A link with
 * several relations is several links.
 */
export function parseLinks(header: string): readonly ParsedLink[] {
  const links: ParsedLink[] = [];
  for (const match of header.matchAll(
    /<([^>]*)>((?:\s*;\s*[^=;,\s]+(?:\s*=\s*(?:"[^"]*"|[^;,\s]*))?)*)/g,
  )) {
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^;,\s]*))/i.exec(match[2] ?? '');
    const relations = (rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/);
    links.push(...relations.map((each) => ({ target: match[1] ?? '', rel: each })));
  }
  return links;
}
