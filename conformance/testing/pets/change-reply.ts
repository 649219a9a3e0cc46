import { isJsonObject } from '../../json/json-object.js';
import type { PetsServerOptions } from './pets-server.js';

type Body = Readonly<Record<string, unknown>>;
type Change = NonNullable<PetsServerOptions['change']>;

/** Changes the JSON of the responses to some requests. */
export function inBody(pattern: RegExp, change: (body: Body) => object): Change {
  return (request, reply) =>
    pattern.test(request) && isJsonObject(reply.body) && !Buffer.isBuffer(reply.body)
      ? { ...reply, body: change(reply.body) }
      : reply;
}

/** Changes a header of the responses to some requests; undefined leaves it out. */
export function inHeader(pattern: RegExp, name: string, value: string | undefined): Change {
  return (request, reply) => {
    const { [name]: before, ...others } = reply.headers;
    if (!pattern.test(request) || before === undefined) return reply;
    return { ...reply, headers: value === undefined ? others : { ...others, [name]: value } };
  };
}

/** Writes each ISO time with an offset. */
export function zoned(body: Body, offset: string, milliseconds: number): Body {
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      key,
      typeof value === 'string' && /^\d{4}-.*Z$/.test(value)
        ? new Date(Date.parse(value) + milliseconds).toISOString().replace('Z', offset)
        : value,
    ]),
  );
}
