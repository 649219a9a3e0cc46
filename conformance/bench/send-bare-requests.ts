import { setTimeout as wait } from 'node:timers/promises';
import { ConnectionError } from '../replay/connection-error.js';
import { openTransport, type Transport } from '../replay/transport.js';
import { idsOf, type Target, type TracedCase, type TracedRequest } from './trace-run.js';

/** Requests that were under way at the same time, and how long it was waited before them. */
export interface Burst {
  /** Milliseconds. */
  readonly pause: number;
  readonly requests: readonly TracedRequest[];
}

/** A shorter gap is the kit's own work, and not a pause that a case asks for. */
const shortestPause = 200;

/** The requests of a case in the order and with the pauses that they had. */
export function burstsOf({ requests }: TracedCase): readonly Burst[] {
  const bursts: Burst[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const request of requests) {
    const last = bursts.at(-1);
    if (last !== undefined && request.start < end) {
      bursts[bursts.length - 1] = { ...last, requests: [...last.requests, request] };
    } else {
      const gap = last === undefined ? 0 : request.start - end;
      bursts.push({ pause: gap < shortestPause ? 0 : gap, requests: [request] });
    }
    end = Math.max(end, request.end);
  }
  return bursts;
}

/**
 * Sends the requests of a run again and does nothing else: as many cases at a time as in the run,
 * serial cases last, with the ids replaced by those of the new responses.
 */
export async function sendBareRequests(
  cases: readonly TracedCase[],
  { url, apiKey, jobs }: Target & { readonly jobs: number },
): Promise<void> {
  const connections = Math.max(jobs, 8);
  const transport = openTransport({ baseUrl: new URL(url), apiKey, timeout: 30_000, connections });
  const beside = cases.filter(({ isSerial }) => !isSerial);
  const work = async (): Promise<void> => {
    for (let next = beside.shift(); next !== undefined; next = beside.shift()) {
      await replayCase(next, transport);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  for (const each of cases.filter(({ isSerial }) => isSerial)) await replayCase(each, transport);
  transport.close();
}

async function replayCase(traced: TracedCase, transport: Transport): Promise<void> {
  const ids = new Map<string, string>();
  for (const { pause, requests } of burstsOf(traced)) {
    if (pause > 0) await wait(pause);
    await Promise.all(
      requests.map(async (request) => {
        const given = await sendAgain(request, { ids, transport });
        for (const [at, id] of request.ids.entries()) ids.set(id, given[at] ?? id);
      }),
    );
  }
}

interface Again {
  readonly ids: ReadonlyMap<string, string>;
  readonly transport: Transport;
}

async function sendAgain(
  { sent }: TracedRequest,
  { ids, transport }: Again,
): Promise<readonly string[]> {
  const put = (text: string): string =>
    [...ids].reduce((reported, [before, now]) => reported.replaceAll(before, now), text);
  const putIn = (bytes: Buffer): Buffer => Buffer.from(put(bytes.toString('latin1')), 'latin1');
  const { method } = sent.request;
  try {
    if (sent.kind === 'raw') {
      const bytes = putIn(sent.bytes);
      const reply = await transport.sendRaw({ ...sent.request, build: () => bytes });
      return idsOf(method, reply.received);
    }
    const { request } = sent;
    const bytes = request.bytes === undefined ? {} : { bytes: putIn(request.bytes) };
    return idsOf(method, await transport.send({ ...request, path: put(request.path), ...bytes }));
  } catch (error) {
    // The server closes the connection after some requests.
    if (error instanceof ConnectionError) return [];
    throw error;
  }
}
