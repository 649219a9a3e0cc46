import { asObject, type Json, type JsonObject } from '../document.js';
import { createArchive } from '../node-server/archive.js';
import { Store } from '../node-server/store.js';
import { steppingClock } from '../stepping-clock.js';
import type { Behaviour } from './behaviour.js';

const KEY = 'key';

interface ShownRequest {
  readonly json?: Json | undefined;
  readonly bytes?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly key?: string | undefined;
}

interface Shown {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: JsonObject;
}

/** Sends requests to a server in this process, and writes down what it sends. */
export class Show {
  readonly lines: string[] = [];
  readonly #expected: readonly string[] | undefined;
  readonly #handle: ReturnType<typeof createArchive>;

  constructor(behaviour?: Behaviour, expected?: readonly string[]) {
    this.#expected = expected;
    const store = new Store(11, steppingClock());
    this.#handle = createArchive({ store, key: KEY, behaviour });
  }

  send(method: string, path: string, requested: ShownRequest = {}): Shown {
    const { json, key = KEY } = requested;
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const headers: Record<string, string> = {
      ...(json !== undefined && { 'content-type': type }),
      ...(key !== '' && { 'x-archive-key': key }),
      ...requested.headers,
    };
    const bytes =
      json === undefined ? (requested.bytes ?? Buffer.alloc(0)) : Buffer.from(JSON.stringify(json));
    const url = new URL(`/api${path}`, 'http://127.0.0.1');
    const response = this.#handle({ method, url, headers, bytes });
    const body = response.body.toString('base64');
    const line = JSON.stringify([method, path, response.status, response.headers, body]);
    if (this.#expected !== undefined && this.#expected[this.lines.length] !== line) {
      throw new Different(line);
    }
    this.lines.push(line);
    const isJson = response.headers['Content-Type']?.endsWith('json') === true && body !== '';
    const value = isJson ? (JSON.parse(response.body.toString('utf8')) as Json) : {};
    return { status: response.status, headers: response.headers, json: asObject(value) };
  }
}

/** A response that the conforming server does not send. */
export class Different extends Error {
  override readonly name = 'Different';
}

/** The ids of what was created. */
export interface Created {
  readonly people: readonly string[];
  readonly recordings: readonly string[];
  readonly playlists: readonly string[];
}
