import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { buffer } from 'node:stream/consumers';
import { serve } from '../openai-files/serve.js';
import { apiKey } from './sample-fixtures.js';
import { startTarget, type StartedTarget } from './start-target.js';

/** A file that a case of a test creates. */
export interface CreatedFile {
  /** Without its extension: `case-a`. */
  readonly name: string;
  /** The names of the files that are created at the same time. */
  readonly beside: readonly string[];
  /** The name of the file that was created before. */
  readonly before: string | undefined;
  /** How many files of this name were created before. */
  readonly times: number;
}

/** A reference server behind a proxy that sometimes returns a wrong number of bytes. */
export interface RecheckTarget extends StartedTarget {
  /** The names of the files that cases created, in their order. */
  readonly created: readonly string[];
  /** The ids of all files. */
  listFiles(): Promise<readonly unknown[]>;
}

/** In milliseconds: requests that are sent at the same time overlap. */
const pause = 60;

/** @param isWrong whether the response to a creation is wrong */
export async function startRecheckTarget(
  isWrong: (file: CreatedFile) => boolean,
): Promise<RecheckTarget> {
  const reference = await serve({ apiKey });
  const created: string[] = [];
  const open: string[] = [];
  const isWrongNow = async (name: string): Promise<boolean> => {
    const file = {
      name,
      before: created.at(-1),
      times: created.filter((each) => each === name).length,
    };
    created.push(name);
    open.push(name);
    await wait(pause);
    const beside = open.filter((each) => each !== name);
    await wait(pause);
    open.splice(open.indexOf(name), 1);
    return isWrong({ ...file, beside });
  };
  const respond = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '' } = incoming;
    const sent = await buffer(incoming);
    const name = /filename="(case-[a-z]+)(?:-\d+)?\.txt"/.exec(sent.toString('latin1'))?.[1];
    const headers = { authorization: incoming.headers.authorization ?? '' };
    const type = incoming.headers['content-type'];
    const received = await fetch(reference.url.replace(/\/v1$/, url), {
      method,
      headers: type === undefined ? headers : { ...headers, 'content-type': type },
      ...(sent.length > 0 && { body: Uint8Array.from(sent) }),
    });
    const body = await received.text();
    const isChanged = name !== undefined && (await isWrongNow(name));
    response.writeHead(received.status, {
      'content-type': received.headers.get('content-type') ?? '',
      'www-authenticate': received.headers.get('www-authenticate') ?? '',
    });
    response.end(isChanged ? body.replace(/"bytes":\d+/, '"bytes":77') : body);
  };
  const target = await startTarget((incoming, response) => {
    respond(incoming, response).catch(() => response.destroy());
  });
  return {
    url: target.url,
    created,
    async listFiles() {
      const headers = { authorization: `Bearer ${apiKey}` };
      const page = (await (await fetch(`${reference.url}/files`, { headers })).json()) as {
        readonly data: readonly unknown[];
      };
      return page.data;
    },
    async close() {
      await target.close();
      await reference.close();
    },
  };
}
