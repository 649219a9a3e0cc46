import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Writable } from 'node:stream';
import type { TrustedCertificates } from '../../auth/read-certificates.js';
import { joinWatchers } from '../../proxy/join-watchers.js';
import { openProxy } from '../../proxy/proxy.js';
import type { Side, Watcher } from '../../proxy/watcher.js';
import { readClock } from '../../replay/read-clock.js';
import { followBody } from './follow-body.js';
import { RawHeads } from './raw-heads.js';
import type {
  SeenExchange,
  SeenResponse,
  SentHeader,
  SentRequest,
  UnreadableRequest,
} from './sent-request.js';
import { tapConnection } from './tap-connection.js';

export interface GateOptions {
  /** The base URL of the server behind the gate. */
  readonly target: URL;
  /** 0 picks a free one. */
  readonly port: number;
  readonly trusted?: TrustedCertificates | undefined;
  /** Called when an exchange ended, or was cut off. */
  onExchange(exchange: SeenExchange): void;
  onUnreadable(request: UnreadableRequest): void;
  /** Whether the contents of multipart bodies are digested; true by default. */
  readonly isDigested?: boolean | undefined;
  /** Watches each exchange as well. */
  readonly alongside?: ((incoming: IncomingMessage) => Watcher) | undefined;
}

/** A server between a client and another server. It changes nothing. */
export interface Gate {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Passes all requests on to a server while they come, and reports each as the client sent it.
 *
 * @throws {UsageError} when the port is taken
 */
export async function openGate(options: GateOptions): Promise<Gate> {
  const heads = new RawHeads();
  const start = readClock();
  const { alongside } = options;
  let count = 0;
  return openProxy({
    target: options.target,
    port: options.port,
    certificates: options.trusted?.certificates,
    accept(socket) {
      const raw = heads.open();
      const connection = tapConnection(socket, raw.add);
      raw.use(connection);
      return connection;
    },
    watch(incoming) {
      count += 1;
      const opening = { ordinal: count, sentAt: Math.round(readClock() - start) };
      const own = watchRequest(incoming, { ...options, heads, opening });
      return alongside === undefined ? own : joinWatchers(own, alongside(incoming));
    },
    onUnreadable(error, connection) {
      const raw = heads.of(connection);
      // A connection that ends within a body is reported with its request, and without one it is none.
      if (raw === undefined || raw.isInRequest || raw.head === '' || isReset(error)) return;
      count += 1;
      options.onUnreadable({
        ordinal: count,
        before: raw.last,
        ...readParserError(error, raw.head),
      });
    },
  });
}

interface Watching extends Pick<GateOptions, 'onExchange' | 'isDigested'> {
  readonly heads: RawHeads;
  readonly opening: Pick<SentRequest, 'ordinal' | 'sentAt'>;
}

function watchRequest(
  incoming: IncomingMessage,
  { heads, opening, onExchange, isDigested }: Watching,
): Watcher {
  const connection: Duplex = incoming.socket;
  const head = heads.take(connection);
  const headers = pairsOf(incoming.rawHeaders);
  const { 'content-type': type, 'content-length': length } = incoming.headers;
  const isAnnounced = length !== undefined || incoming.headers['transfer-encoding'] !== undefined;
  const body = followBody(type, isAnnounced, isDigested);
  const beginning = keepBeginning();
  let response: ResponseFollower | undefined;
  let isOver = false;
  incoming.on('end', () => heads.end(connection, opening.ordinal));
  const begun = { at: Date.now(), clock: readClock() };
  const end = (cutBy?: Side, cause?: Error): void => {
    if (isOver) return;
    isOver = true;
    const { method = '', url = '', complete: isComplete } = incoming;
    const request: SentRequest = {
      ...opening,
      method,
      target: url,
      headers,
      head,
      body: body.end(),
      ...beginning.read(),
      isComplete,
    };
    const durationMs = Math.round(readClock() - begun.clock);
    const timing = { startedAt: begun.at, durationMs };
    onExchange({ request, response: response?.read(), cutBy, cause, ...timing });
  };
  return {
    requestBody: sink((bytes) => {
      beginning.add(bytes);
      body.add(bytes);
    }),
    response(received) {
      response = followResponse(received);
      return sink(response.add);
    },
    done: () => end(),
    brokenOff: end,
  };
}

function sink(add: (bytes: Buffer) => void): Writable {
  return new Writable({
    // It takes each piece at once, so that nothing has to wait for it.
    highWaterMark: mostOfBody,
    write(chunk: Buffer, _encoding, done) {
      add(chunk);
      done();
    },
  });
}

interface ResponseFollower {
  readonly add: (bytes: Buffer) => void;
  readonly read: () => SeenResponse;
}

function followResponse(incoming: IncomingMessage): ResponseFollower {
  const { statusCode = 0, headers } = incoming;
  const beginning = keepBeginning();
  const values = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]);
  return {
    add: beginning.add,
    read: () => ({
      status: statusCode,
      headers: Object.fromEntries(values) as Record<string, string>,
      ...beginning.read(),
      isComplete: incoming.complete,
    }),
  };
}

interface Beginning {
  readonly add: (bytes: Buffer) => void;
  readonly read: () => Pick<SeenResponse, 'bytes' | 'size'>;
}

/** In bytes. */
const mostOfBody = 1024 * 1024;

function keepBeginning(): Beginning {
  const kept: Buffer[] = [];
  let size = 0;
  return {
    add(bytes) {
      if (size < mostOfBody) kept.push(Buffer.from(bytes.subarray(0, mostOfBody - size)));
      size += bytes.length;
    },
    read: () => ({ bytes: Buffer.concat(kept), size }),
  };
}

function pairsOf(raw: readonly string[]): readonly SentHeader[] {
  return raw.flatMap((name, index) =>
    index % 2 === 0 ? [{ name: name.toLowerCase(), value: raw[index + 1] ?? '' }] : [],
  );
}

function isReset(error: Error): boolean {
  return 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

type ParserError = Pick<UnreadableRequest, 'code' | 'received' | 'at'>;

/** What the parser of HTTP says of bytes that it can't read. */
function readParserError(error: Error, head: string): ParserError {
  const { code, rawPacket, bytesParsed } = error as Error & {
    readonly code?: unknown;
    readonly rawPacket?: unknown;
    readonly bytesParsed?: unknown;
  };
  const packet = Buffer.isBuffer(rawPacket) ? rawPacket.toString('latin1', 0, 4096) : head;
  return {
    code: typeof code === 'string' ? code : error.name,
    received: packet,
    at: typeof bytesParsed === 'number' ? bytesParsed : undefined,
  };
}
