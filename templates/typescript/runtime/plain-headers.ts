/** Reads the headers of a response, by their names in lower case. */
export type HeaderReader = (headers: Headers) => Readonly<Record<string, unknown>>;

/** Reads headers as strings. */
export function plainHeaders(headers: Headers): Readonly<Record<string, string>> {
  const read = new Map<string, string>();
  headers.forEach((_, name) => read.set(name, headers.get(name) ?? ''));
  return Object.fromEntries(read);
}
