import type { SeenExchange } from '../client/capture/sent-request.js';
import type { Contract } from '../contract.js';
import { hideCredentials } from '../client/hide-credentials.js';
import {
  trafficEntry,
  type TrafficRequest,
  type TrafficResponse,
} from '../record/har/traffic-entry.js';
import type { SentHead } from '../replay/transport.js';
import type { TrafficFile } from '../run/traffic-file.js';

/** Writes what passes by to a HAR file. */
export interface HarWriter {
  add(exchange: SeenExchange): void;
}

/** More than so many entries wait for the disk without their bodies. */
const mostWaiting = 32;

/** @param origin - Of the server: `https://api.example.com` */
export function openHarWriter(
  file: TrafficFile,
  { described, origin }: Pick<Contract, 'described'> & { readonly origin: string },
): HarWriter {
  let waiting = 0;
  return {
    add(exchange) {
      const { startedAt: start, durationMs, cause } = exchange;
      const isFull = waiting >= mostWaiting;
      const { sent, head } = requestOf(exchange, { described }, isFull);
      const entry = trafficEntry({
        origin,
        request: sent,
        head,
        start,
        durationMs,
        outcome: responseOf(exchange, isFull) ?? cause ?? new Error('the connection was closed'),
      });
      waiting += 1;
      void file.write(entry).finally(() => (waiting -= 1));
    },
  };
}

function requestOf(
  { request }: SeenExchange,
  contract: Pick<Contract, 'described'>,
  isFull: boolean,
): { readonly sent: TrafficRequest; readonly head: SentHead } {
  const { method, target, headers } = hideCredentials(request, contract);
  const { bytes, size } = request;
  const byName = Object.fromEntries(headers.map(({ name, value }) => [name, value]));
  const isCut = isFull || size > bytes.length;
  const sent = { method, ...(isCut ? { long: { length: size } } : { bytes }) };
  return { sent, head: { target, headers: byName } };
}

function responseOf({ response }: SeenExchange, isFull: boolean): TrafficResponse | undefined {
  if (response === undefined) return undefined;
  const { status, headers, bytes, size, isComplete } = response;
  const kept = isFull ? Buffer.alloc(0) : bytes;
  return { status, headers, bytes: kept, size, cut: !isComplete };
}
