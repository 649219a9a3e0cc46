import type { OutgoingHttpHeaders } from 'node:http';

/** https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1: what holds for one connection alone. */
const hopByHop: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/**
 * The headers that go on to the other side, in their own spelling and order: all but those of the
 * connection and those that `Connection` names.
 *
 * @param raw names and values in turn, as Node.js returns them
 */
export function forwardHeaders(raw: readonly string[]): OutgoingHttpHeaders {
  const pairs = raw.flatMap((name, index) =>
    index % 2 === 0 ? [{ name, value: raw[index + 1] ?? '' }] : [],
  );
  const named = pairs
    .filter(({ name }) => name.toLowerCase() === 'connection')
    .flatMap(({ value }) => value.toLowerCase().split(','))
    .map((token) => token.trim());
  const forwarded = new Map<string, { readonly name: string; readonly values: string[] }>();
  for (const { name, value } of pairs) {
    const key = name.toLowerCase();
    if (hopByHop.has(key) || named.includes(key)) continue;
    const known = forwarded.get(key);
    if (known === undefined) forwarded.set(key, { name, values: [value] });
    else known.values.push(value);
  }
  return Object.fromEntries(
    [...forwarded.values()].map(({ name, values }) => [
      name,
      values.length === 1 ? values[0] : values,
    ]),
  );
}
