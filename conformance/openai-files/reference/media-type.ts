import type { IncomingHttpHeaders } from 'node:http';

/** The media type of a body in lower case, without parameters. Empty if it is absent. */
export function mediaType(headers: IncomingHttpHeaders): string {
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  return type.trim().toLowerCase();
}
