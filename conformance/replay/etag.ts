/** The scope that the entity tags of one resource are bound in, by its recorded path. */
export function etagScope(path: string): string {
  return `etag ${path.split(/[?#]/)[0] ?? ''}`;
}

/** The scope that the tags of one representation are compared in. */
export function representationScope(target: string): string {
  return `etag of ${target.split('#')[0] ?? ''}`;
}

/** RFC 9110 section 8.8.3: `entity-tag = [ weak ] opaque-tag`. Whether a tag is weak is left open. */
export function opaqueTag(tag: string): string {
  return tag.trim().replace(/^W\//, '');
}
