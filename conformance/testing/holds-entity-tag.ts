/** Whether If-None-Match has an ETag: RFC 9110, section 13.1.2, the weak comparison with each of a list. */
export function holdsEntityTag(condition: string | undefined, etag: string): boolean {
  const known = (condition ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return known.includes('*') || known.includes(etag.replace(/^W\//, ''));
}
