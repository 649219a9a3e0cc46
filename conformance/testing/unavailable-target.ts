import { request, type IncomingMessage, type ServerResponse } from 'node:http';
import { check } from '../check.js';
import { serve } from '../openai-files/serve.js';
import { startTarget } from './start-target.js';
import type { Result } from '../verdict/result.js';

// A target that is unavailable for some requests, before it has done anything of what they ask for.

const apiKey = 'sk-key-of-this-test';
const unavailable = JSON.stringify({
  error: { message: 'try again', type: 'server_error', param: null, code: null },
});

export interface Outages {
  /** Whether a request is not served, by how many preceded it. */
  readonly isUnserved: (request: IncomingMessage, before: number) => boolean;
  readonly respond?: (request: IncomingMessage, response: ServerResponse) => void;
}

const with503 = (request: IncomingMessage, response: ServerResponse): void => {
  request.resume();
  response.writeHead(503, { 'content-type': 'application/json' }).end(unavailable);
};

interface Run extends Outages {
  readonly only?: readonly string[];
  readonly jobs?: number;
  readonly seed?: number;
}

/** Runs cases against the reference server behind one that is unavailable for some requests. */
export async function checkUnavailable({
  isUnserved,
  respond: reply = with503,
  ...options
}: Run): Promise<Result> {
  let before = 0;
  const reference = await serve({ apiKey });
  const proxy = await startTarget((incoming, response) => {
    if (isUnserved(incoming, before++)) {
      reply(incoming, response);
      return;
    }
    const { method, headers, url } = incoming;
    const onward = request({ port: reference.port, path: url, method, headers }, (received) => {
      response.writeHead(received.statusCode ?? 0, received.headers);
      received.pipe(response);
    });
    onward.on('error', () => response.destroy());
    incoming.pipe(onward);
  });
  try {
    return await check({ url: proxy.url, apiKey, ...options });
  } finally {
    await proxy.close();
    await reference.close();
  }
}

/** The requirements of all findings. */
export function violatedIn({ cases }: Result): readonly string[] {
  return [...new Set(cases.flatMap(({ findings }) => findings.map((each) => each.requirement)))];
}

/** A number of 0 to 1 that is as good as random, and the same in every run. */
export function noise(seed: number): (at: number) => number {
  return (at) => {
    const wave = Math.sin((at + 1) * 12.9898 + seed * 78.233) * 43_758.5453;
    return wave - Math.floor(wave);
  };
}
