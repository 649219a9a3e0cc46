import type { ApiResponse } from './api-response.js';
import type { Json } from './document.js';
import { type JsonPath, pathsIn, valueAt } from './json-path.js';
import { VALUE_LOCATIONS } from './mutations.js';
import type { ValueLocation } from './value-locations.js';

/** A response of the good server, and what it responds to. */
export interface Sent {
  /** Undefined where the request fits no operation. */
  readonly operation: string | undefined;
  /** Of the request's URL. */
  readonly path: string;
  readonly response: ApiResponse;
}

/** What a server sent so far: the states of each value and header, and all ids. */
export class TrafficMemory {
  readonly #states = new Map<string, Json[]>();
  readonly #ids = new Map<string, Json[]>();

  /** Notes a response, after the question whether it is stale. */
  note({ path, response }: Sent, key: string): void {
    const resource = resourcePath(path, response);
    for (const [name, value] of Object.entries(response.headers)) {
      push(this.#states, `${resource} header ${name}`, value);
    }
    push(this.#states, `${resource} bytes`, response.body.toString('base64'));
    const body = jsonOf(response);
    if (body === undefined) return;
    for (const location of VALUE_LOCATIONS.get(key) ?? []) {
      for (const at of pathsIn(body, location.path)) {
        const value = valueAt(body, at) ?? null;
        push(this.#states, stateKey(location, { path, body, at }), value);
        if (location.entity?.depth === at.length - 1 && at.at(-1) === 'id') {
          push(this.#ids, location.entity.name, value);
        }
      }
    }
  }

  /** The last state of a value that differs from the present one. */
  before(location: ValueLocation, where: Where): Json | undefined {
    const now = JSON.stringify(valueAt(where.body, where.at));
    const states = this.#states.get(stateKey(location, where)) ?? [];
    return states.findLast((each) => JSON.stringify(each) !== now);
  }

  /** The last value of a header that differs from the present one. */
  headerBefore({ path, response }: Sent, name: string): string | undefined {
    const states = this.#states.get(`${resourcePath(path, response)} header ${name}`) ?? [];
    const before = states.findLast((each) => each !== response.headers[name]);
    return before === undefined ? undefined : String(before);
  }

  /** The last body that differs from the present one. */
  bytesBefore({ path, response }: Sent): Buffer | undefined {
    const now = response.body.toString('base64');
    const states = this.#states.get(`${resourcePath(path, response)} bytes`) ?? [];
    const before = states.findLast((each) => each !== now && each !== '');
    return before === undefined ? undefined : Buffer.from(String(before), 'base64');
  }

  /** Another id of the same type, of the named kind of resource if there is one. */
  otherId(id: number | string, kind: string): number | string | undefined {
    const own = this.#ids.get(kind);
    const all = own ?? [...this.#ids.values()].flat();
    const other = all.find((each) => typeof each === typeof id && each !== id);
    return typeof other === 'number' || typeof other === 'string' ? other : undefined;
  }
}

/** A value of a response. */
export interface Where {
  /** Of the request's URL. */
  readonly path: string;
  readonly body: Json;
  readonly at: JsonPath;
}

/** The JSON of a response; undefined where it has none. */
export function jsonOf({ headers, body }: ApiResponse): Json | undefined {
  if (body.length === 0 || headers['Content-Type']?.endsWith('json') !== true) return undefined;
  return JSON.parse(body.toString('utf8')) as Json;
}

/** Within a resource, the states are those of the resource, whichever operation shows it. */
function stateKey({ entity }: ValueLocation, { path, body, at }: Where): string {
  if (entity === undefined) return `${path} ${at.join('/')}`;
  const id = valueAt(body, [...at.slice(0, entity.depth), 'id']);
  return `${entity.name} ${JSON.stringify(id)} ${at.slice(entity.depth).join('/')}`;
}

function resourcePath(path: string, { headers }: ApiResponse): string {
  return headers['Location'] ?? path;
}

function push(states: Map<string, Json[]>, key: string, value: Json): void {
  const known = states.get(key) ?? [];
  states.set(key, known);
  const isSame = JSON.stringify(known.at(-1)) === JSON.stringify(value);
  if (!isSame) known.push(value);
}
