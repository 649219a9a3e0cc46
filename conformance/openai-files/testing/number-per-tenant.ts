import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { startTarget, type StartedTarget } from '../../testing/start-target.js';

/** The ids of one tenant: `file-3` is its third file. */
class TenantIds {
  readonly #numbers = new Map<string, string>();
  readonly #ids = new Map<string, string>();

  /** Replaces ids of the server by numbers. */
  number(text: string): string {
    return text.replace(/\b(?:file-\w{22}|(?:upload|part)_\w{32})/g, (id) => this.#numberOf(id));
  }

  /** Replaces numbers by ids of the server. An unknown number stays as it is. */
  resolve(text: string): string {
    return text.replace(/\b(?:file-|upload_|part_)\d+\b/g, (number) => {
      return this.#ids.get(number) ?? number;
    });
  }

  #numberOf(id: string): string {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    const kind = id.replace(/[-_].*/, '');
    const all = [...this.#ids.keys()].filter((each) => each.startsWith(kind));
    const number = `${kind}${id.charAt(kind.length)}${all.length + 1}`;
    this.#numbers.set(id, number);
    this.#ids.set(number, id);
    return number;
  }
}

/** A proxy of a server that numbers the files, Uploads and parts of each tenant from 1 on. */
export function startNumbering(url: string): Promise<StartedTarget> {
  const tenants = new Map<string, TenantIds>();
  const idsOf = (key: string): TenantIds => {
    const ids = tenants.get(key) ?? new TenantIds();
    tenants.set(key, ids);
    return ids;
  };
  return startTarget((request, response) => {
    const { authorization = '' } = request.headers;
    const ids = idsOf(authorization);
    const forward = async (): Promise<void> => {
      const { status, headers, text } = await pass(url, request, ids);
      response.writeHead(status, headers).end(ids.number(text));
    };
    forward().catch(() => response.destroy());
  });
}

interface Passed {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

async function pass(url: string, request: IncomingMessage, ids: TenantIds): Promise<Passed> {
  const { method = 'GET', headers } = request;
  const sent = await buffer(request);
  const type = headers['content-type'];
  const body = type === 'application/json' ? ids.resolve(sent.toString()) : sent;
  const response = await fetch(url + ids.resolve((request.url ?? '').slice('/v1'.length)), {
    method,
    headers: {
      ...(headers.authorization !== undefined && { authorization: headers.authorization }),
      ...(type !== undefined && { 'content-type': type }),
    },
    ...(sent.length > 0 && { body }),
  });
  const names = ['content-type', 'content-disposition', 'www-authenticate', 'x-request-id'];
  const kept = names.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const text = await response.text();
  return { status: response.status, headers: Object.fromEntries(kept), text };
}
