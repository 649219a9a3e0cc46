import type { Socket } from 'node:net';
import { eachRequest, rawResponse } from './each-request.js';
import { evaluate } from './run-ruby.js';
import { startTcpServer, type TcpServer } from './start-tcp-server.js';

export interface RecordedConnections {
  readonly server: TcpServer;
  /** For each request, the number of its connection and its first line. */
  readonly requests: readonly (readonly [number, string])[];
  /** The numbers of the connections of the requests, in their order. */
  readonly connections: () => readonly number[];
  run(lines: string): Promise<unknown>;
}

/**
 * Starts a server that records which connection each request uses.
 * @param respond called for each request, with its number.
 */
export async function recordConnections(
  respond: (socket: Socket, turn: number, head: string) => void,
): Promise<RecordedConnections> {
  const requests: [number, string][] = [];
  const server: TcpServer = await startTcpServer((socket) => {
    const connection = server.sockets.length;
    socket.on('end', () => socket.end());
    eachRequest(socket, (head) => {
      // A request that crosses the end of its connection.
      if (socket.writableEnded) return;
      requests.push([connection, head.slice(0, head.indexOf(' HTTP'))]);
      respond(socket, requests.length, head);
    });
  });
  const url = `http://${server.address}`;
  return {
    server,
    requests,
    connections: () => requests.map(([connection]) => connection),
    run: (lines) => evaluate(lines, { url }),
  };
}

/** A response with an id. */
export function ok(id: string, headers = ''): string {
  return rawResponse({ id }, headers);
}

/** Ruby code: a call without a retry, and its id. */
export function get(id: string): string {
  return `openai.files.retrieve("${id}", request_options: { max_retries: 0 }).id`;
}

/** Ruby code: a call with content. */
export function post(data: string, options = '{ max_retries: 0 }'): string {
  return `openai.uploads.parts.create("u", data: ${data}, request_options: ${options}).id`;
}
