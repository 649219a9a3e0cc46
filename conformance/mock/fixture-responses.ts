import { isDeepStrictEqual } from 'node:util';
import type { Exchange, Fixture, RecordedBody } from '../fixture-format/fixture.js';
import type { RequestTarget } from './find-route.js';
import { essenceOf } from './media-types.js';
import { readPairs } from './read-pairs.js';
import type { ReceivedBody } from './received-body.js';

/** A request, as it is compared with recorded ones. */
export interface ComparedRequest extends RequestTarget {
  readonly method: string;
}

/** The recorded responses of fixtures, by the requests that they are responses to. */
export class FixtureResponses {
  readonly #exchanges: ReadonlyMap<string, readonly Exchange[]>;
  /** How often each request was sent. */
  readonly #sent = new Map<Exchange, number>();

  constructor(fixtures: readonly Fixture[]) {
    const exchanges = new Map<string, Exchange[]>();
    for (const exchange of fixtures.flatMap((fixture) => fixture.exchanges)) {
      const { method, path, auth = 'right' } = exchange.request;
      if (auth === 'wrong' || auth === 'none') continue;
      const [own = '', ...query] = path.split('?');
      const key = keyOf({ method, path: own, query: query.join('?') });
      exchanges.set(key, [...(exchanges.get(key) ?? []), exchange]);
    }
    this.#exchanges = exchanges;
  }

  /** Whether there is a recording with this method, path and query. */
  has(request: ComparedRequest): boolean {
    return this.#exchanges.has(keyOf(request));
  }

  /**
   * The recording of a request with the same body. One that was recorded several times gives its
   * responses in turn, the last one from then on.
   */
  find(request: ComparedRequest, body: ReceivedBody): Exchange | undefined {
    const fitting = (this.#exchanges.get(keyOf(request)) ?? []).filter((exchange) =>
      hasBody(exchange, body),
    );
    const [first] = fitting;
    if (first === undefined) return undefined;
    const count = this.#sent.get(first) ?? 0;
    this.#sent.set(first, count + 1);
    return fitting[Math.min(count, fitting.length - 1)];
  }
}

/** The order of the parameters of a query does not count. */
function keyOf({ method, path, query }: ComparedRequest): string {
  const pairs = readPairs(query).map(({ name, value }) => `${name}=${value}`);
  return [method, decoded(path), ...pairs.toSorted()].join('\n');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function hasBody({ request }: Exchange, received: ReceivedBody): boolean {
  const { body, headers = {} } = request;
  if (body === undefined) return received.contentType === undefined && !isPresent(received);
  if (received.problem?.kind === 'wrong-media-type') {
    return essenceOf(headers['content-type']) === received.contentType;
  }
  return equals(body, received);
}

function isPresent({ value, text, content, files }: ReceivedBody): boolean {
  return value !== undefined || text !== undefined || content !== undefined || files.length > 0;
}

function equals(body: RecordedBody, received: ReceivedBody): boolean {
  if ('json' in body) return isDeepStrictEqual(body.json, received.value);
  if ('text' in body) return received.text === undefined || received.text === body.text;
  if ('base64' in body) {
    const length = body.length ?? Buffer.from(body.base64, 'base64').length;
    return received.content?.length === length;
  }
  const files = body.multipart.filter(({ filename }) => filename !== undefined);
  const fields = body.multipart.filter(({ filename }) => filename === undefined);
  return (
    files.length === received.files.length &&
    fields.every(({ text = '' }) => valuesOf(received.value).includes(text))
  );
}

/** All values within a value, as text. */
function valuesOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.values(value).flatMap((inner: unknown) => valuesOf(inner));
}
