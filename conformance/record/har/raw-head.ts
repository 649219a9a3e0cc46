import type { WireRequest } from '../../replay/build-request.js';
import type { SentHead } from '../../replay/transport.js';

/** The first line and the headers of a request that was sent as bytes, as far as they can be read. */
export function rawHead({ raw, path }: Pick<WireRequest, 'raw' | 'path'>): SentHead {
  const text = raw?.toString('latin1') ?? '';
  const [first = '', ...lines] = text.split('\r\n\r\n', 1)[0]?.split('\r\n') ?? [];
  const target = /^\S+ (\/\S*) HTTP\/\d/.exec(first)?.[1] ?? path;
  const headers = lines.flatMap((line): readonly (readonly [string, string])[] => {
    const [, name, value = ''] = /^([\w!#$%&'*+.^`|~-]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    return name === undefined ? [] : [[name.toLowerCase(), value]];
  });
  return { target, headers: Object.fromEntries(headers) };
}
