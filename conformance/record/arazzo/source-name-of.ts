/** https://spec.openapis.org/arazzo/v1.0.1.html#source-description-object: `[A-Za-z0-9_\-]+`. */
export function sourceNameOf(title: string): string {
  const name = title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return name.replace(/^-+|-+$/g, '') || 'api';
}
