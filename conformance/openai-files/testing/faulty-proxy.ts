import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { startTarget, type StartedTarget } from '../../testing/start-target.js';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** How a proxy changes a conforming server into a violating one. */
export interface ProxyFault {
  /** Replaces the path of the request. */
  readonly path?: (path: string) => string;
  /** Replaces the response. */
  readonly answer?: (answer: Answer, path: string, headers: IncomingHttpHeaders) => Answer;
}

/** A proxy before a server, with one violation. */
export function startFaultyProxy(
  url: string,
  { path, answer }: ProxyFault,
): Promise<StartedTarget> {
  const { hostname, port, pathname } = new URL(url);
  return startTarget((incoming, outgoing) => {
    const asked = incoming.url?.slice('/v1'.length) ?? '';
    const onward = request(
      {
        hostname,
        port,
        path: pathname + (path?.(asked) ?? asked),
        method: incoming.method,
        headers: incoming.headers,
      },
      (came) => {
        void readAll(came).then((body) => {
          const headers: Record<string, string> = {};
          for (const name of ['content-type', 'content-disposition', 'www-authenticate']) {
            const value = came.headers[name];
            if (typeof value === 'string') headers[name] = value;
          }
          const right: Answer = { status: came.statusCode ?? 0, headers, body };
          const given = answer?.(right, asked, incoming.headers) ?? right;
          outgoing.writeHead(given.status, given.headers).end(given.body);
        });
      },
    );
    incoming.pipe(onward);
  });
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
