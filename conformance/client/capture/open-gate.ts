import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Writable } from 'node:stream';
import type { TrustedCertificates } from '../../auth/read-certificates.js';
import type { Intervention } from '../../proxy/intervention.js';
import { joinWatchers } from '../../proxy/join-watchers.js';
import { openProxy } from '../../proxy/proxy.js';
import type { Side, Watcher } from '../../proxy/watcher.js';
import { readClock } from '../../replay/read-clock.js';
import { followBody } from './follow-body.js';
import { RawHeads, type RawConnection } from './raw-heads.js';
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
  /** What the gate does with a request beside passing it on. */
  readonly intervene?: ((request: OpenedRequest) => Intervention | undefined) | undefined;
  /** Whether the contents of multipart bodies are digested; true by default. */
  readonly isDigested?: boolean | undefined;
  /** Watches each exchange as well. */
  readonly alongside?: ((incoming: IncomingMessage) => Watcher) | undefined;
}

/** A request whose headers were received. */
export interface OpenedRequest extends Pick<SentRequest, 'ordinal' | 'sentAt'> {
  readonly incoming: IncomingMessage;
  /** Milliseconds since the start of the run. */
  readonly elapsed: () => number;
}

/** A server between a client and another server. It changes nothing, unless it is to intervene. */
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
  const elapsed = (): number => Math.round(readClock() - start);
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
      const opening = { ordinal: count, sentAt: elapsed() };
      const own = watchRequest(incoming, { ...options, heads, opening, elapsed });
      return alongside === undefined ? own : joinWatchers(own, alongside(incoming));
    },
    // Called right after `watch`, so that the count is that of the same request.
    intervene: (incoming) =>
      options.intervene?.({ ordinal: count, sentAt: elapsed(), incoming, elapsed }),
    onUnreadable(error, connection) {
      const raw = heads.of(connection);
      if (raw === undefined || isReset(error)) return;
      const { current } = raw;
      if (current !== undefined && !current.incoming.complete) {
        // It is reported with its request.
        current.problem = codeOf(error);
        return;
      }
      if (current === undefined && raw.head === '') return;
      count += 1;
      const before = current?.ordinal ?? raw.last;
      options.onUnreadable({ ordinal: count, before, ...readParserError(error, raw) });
    },
  });
}

interface Watching extends Pick<GateOptions, 'onExchange' | 'isDigested'> {
  readonly heads: RawHeads;
  readonly opening: Pick<SentRequest, 'ordinal' | 'sentAt'>;
  /** Milliseconds since the start of the run. */
  readonly elapsed: () => number;
}

function watchRequest(
  incoming: IncomingMessage,
  { heads, opening, elapsed, onExchange, isDigested }: Watching,
): Watcher {
  const connection: Duplex = incoming.socket;
  const head = heads.take(incoming, opening.ordinal);
  const headers = pairsOf(incoming.rawHeaders);
  const { 'content-type': type, 'content-length': length } = incoming.headers;
  const isAnnounced = length !== undefined || incoming.headers['transfer-encoding'] !== undefined;
  const body = followBody(type, isAnnounced, isDigested);
  const beginning = keepBeginning();
  let response: ResponseFollower | undefined;
  let isOver = false;
  const current = heads.of(connection)?.current;
  incoming.on('end', () => heads.end(connection));
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
      // A server may respond before it has received all, and the client need not send the rest then.
      isCutOff: !isComplete && incoming.errored !== null,
      problem: current?.problem,
    };
    const durationMs = Math.round(readClock() - begun.clock);
    const timing = { startedAt: begun.at, durationMs, endedAt: elapsed() };
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

type ParserError = Pick<UnreadableRequest, 'code' | 'received'>;

/** What the parser of HTTP reports, and the bytes that it can't read, with those before them. */
function readParserError(error: Error, { head, current }: RawConnection): ParserError {
  const { rawPacket, bytesParsed } = error as Error & {
    readonly rawPacket?: unknown;
    readonly bytesParsed?: unknown;
  };
  const packet = Buffer.isBuffer(rawPacket) ? rawPacket : Buffer.alloc(0);
  const from = typeof bytesParsed === 'number' ? bytesParsed : 0;
  // Without a head, they came in one packet with the body of the request before.
  const received =
    current === undefined ? head : packet.toString('latin1', from, from + mostReceived);
  return { code: codeOf(error), received: received.slice(0, mostReceived) };
}

/** In bytes. */
const mostReceived = 4096;

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
