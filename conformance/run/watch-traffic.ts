import { rawHead } from '../record/har/raw-head.js';
import { trafficEntry, type Traffic } from '../record/har/traffic-entry.js';
import type { WireRequest } from '../replay/build-request.js';
import { ConnectionError } from '../replay/connection-error.js';
import { readClock } from '../replay/read-clock.js';
import type { SentHead, Transport } from '../replay/transport.js';
import type { TrafficFile } from './traffic-file.js';

/** What is watched: `http://127.0.0.1:8080`, and where its traffic is written. */
export interface WatchedTraffic {
  readonly origin: string;
  readonly file: TrafficFile;
}

/** A transport whose requests and responses are written to a file, those without a response included. */
export function watchTraffic(transport: Transport, { origin, file }: WatchedTraffic): Transport {
  const write = (traffic: Omit<Traffic, 'origin'>): Promise<void> =>
    file.write(trafficEntry({ ...traffic, origin }));
  return {
    close: () => transport.close(),
    headOf: (request) => transport.headOf(request),
    async send(request, signal) {
      const ended = openTimer();
      const sent = { request, head: transport.headOf(request) };
      try {
        const received = await transport.send(request, signal);
        await write({ ...sent, ...ended(), outcome: received });
        return received;
      } catch (error) {
        await write({ ...sent, ...ended(), outcome: errorOf(error) });
        throw error;
      }
    },
    async sendRaw(raw, signal) {
      const ended = openTimer();
      try {
        const reply = await transport.sendRaw(raw, signal);
        await write({ ...rawSent(reply.sent), ...ended(), outcome: reply.received });
        return reply;
      } catch (error) {
        const { method, path } = raw;
        const unknown: WireRequest = { method, path, headers: {}, auth: 'right' };
        await write({ ...rawSent(sentIn(error) ?? unknown), ...ended(), outcome: errorOf(error) });
        throw error;
      }
    },
  };
}

function rawSent(request: WireRequest): { readonly request: WireRequest; readonly head: SentHead } {
  return { request, head: rawHead(request) };
}

function sentIn(error: unknown): WireRequest | undefined {
  return error instanceof ConnectionError ? error.sent : undefined;
}

function errorOf(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function openTimer(): () => Pick<Traffic, 'start' | 'durationMs'> {
  const start = Date.now();
  const clock = readClock();
  return () => ({ start, durationMs: Math.round(readClock() - clock) });
}
