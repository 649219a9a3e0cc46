import { isList, isObject, type Json } from './document.js';
import type { Send } from './session-client.js';

/** A layer around `fetch` that keeps what must be the same in each implementation. */
export interface ComparableTraffic {
  readonly send: Send;
  /** For each request: method and path, the status, the names of some headers, and the JSON. */
  readonly lines: readonly string[];
}

const TIME = /^\d{4}-\d\d-\d\dT/;
const ID = /\/(recordists|recordings|playlists)\/([^/?]+)/g;
const HEADERS = ['location', 'etag', 'link', 'www-authenticate', 'allow'];
/** What a server words or chooses as it likes. */
const FREE = new Set(['detail', 'message', 'next']);

/**
 * Makes the layer. Ids are replaced by their number within their kind, in the order in which they are
 * first seen.
 */
export function comparableTraffic(send: Send): ComparableTraffic {
  const lines: string[] = [];
  const ids = new Map<string, string>();
  return {
    lines,
    send: async (request) => {
      const response = await send(request);
      const text = await response.clone().text();
      const isJson = response.headers.get('content-type')?.includes('json') === true;
      const path = comparablePath(request.url, ids).replace(/\?.*/, '');
      const kind = kindOf(path);
      const body = isJson ? comparable(JSON.parse(text) as Json, { ids, kind, name: '' }) : text;
      const headers = HEADERS.filter((name) => response.headers.has(name)).join(' ');
      const status = String(response.status);
      lines.push(`${request.method} ${path} ${status} ${headers} ${JSON.stringify(body)}`);
      return response;
    },
  };
}

interface Context {
  /** From kind and id to the kind and a number. */
  readonly ids: Map<string, string>;
  /** The kind that the path ends with. */
  readonly kind: string;
  /** Of the property. */
  readonly name: string;
}

/** The value with its properties in the order of their names, without what a server chooses. */
function comparable(value: Json, context: Context): Json {
  const { ids, kind, name } = context;
  if (isList(value)) return value.map((item) => comparable(item, context));
  if (isObject(value)) {
    const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
    return Object.fromEntries(
      entries.map(([key, each]) => [key, comparable(each ?? null, { ...context, name: key })]),
    );
  }
  if (value === null) return null;
  if (FREE.has(name)) return 'free';
  if (name === 'id') return idOf(kind, String(value), ids);
  const ofOther = KINDS[name];
  if (ofOther !== undefined) return idOf(ofOther, String(value), ids);
  if (name === 'self' || name === 'instance') return comparablePath(String(value), ids);
  if (name !== 'recordedAt' && typeof value === 'string' && TIME.test(value)) return 'time';
  return value;
}

/** Whose ids a property holds. */
const KINDS: Readonly<Record<string, string>> = {
  recordistId: 'recordists',
  curatorId: 'recordists',
  recordingIds: 'recordings',
  similarIds: 'recordings',
};

function kindOf(path: string): string {
  return (
    /(recordists|recordings|playlists)(?!.*(?:recordists|recordings|playlists))/.exec(path)?.[1] ??
    ''
  );
}

function comparablePath(url: string, ids: Map<string, string>): string {
  const path = url.replace(/^https?:\/\/[^/]+/, '');
  return path.replace(ID, (_, kind: string, id: string) => `/${idOf(kind, id, ids)}`);
}

function idOf(kind: string, id: string, ids: Map<string, string>): string {
  const key = `${kind} ${id}`;
  const known = ids.get(key) ?? `${kind} ${String(ids.size + 1)}`;
  ids.set(key, known);
  return known;
}
