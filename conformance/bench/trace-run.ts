import { casesOf } from '../plan/load-cases.js';
import { planCases } from '../plan/plan-cases.js';
import { openaiFiles } from '../openai-files/pack.js';
import { openai } from '../openai-files/profile-format/openai.js';
import type { WireRequest } from '../replay/build-request.js';
import type { RawRequest } from '../replay/raw-exchange.js';
import type { Received } from '../replay/received.js';
import { readClock } from '../replay/read-clock.js';
import { openTransport, type Transport } from '../replay/transport.js';
import { watchAvailability } from '../run/availability.js';
import { runCases } from '../run/run-cases.js';

/** A request of a run, and what is needed to send it again. */
export interface TracedRequest {
  readonly sent:
    | { readonly kind: 'request'; readonly request: WireRequest }
    | { readonly kind: 'raw'; readonly request: RawRequest; readonly bytes: Buffer };
  /** Milliseconds on the clock of the run. */
  readonly start: number;
  readonly end: number;
  /** The ids of what the response says was created. */
  readonly ids: readonly string[];
}

/** All requests of one case, including those that delete what it created. */
export interface TracedCase {
  /** Whether it runs after the others, by itself. */
  readonly isSerial: boolean;
  readonly requests: readonly TracedRequest[];
}

export interface Target {
  /** `http://127.0.0.1:8080/v1` */
  readonly url: string;
  readonly apiKey: string;
}

/** Runs the cases of a default run one after the other, and records their requests. */
export async function traceRun({ url, apiKey }: Target): Promise<readonly TracedCase[]> {
  const pack = await openaiFiles();
  const plan = planCases(casesOf(pack), {
    pack,
    absent: new Map(),
    blockedBy: new Map(),
    hasKey: true,
    hasOtherKey: false,
    profile: openai,
    large: false,
    slow: false,
  });
  const cases: TracedCase[] = [];
  let requests: TracedRequest[] = [];
  const opened = openTransport({ baseUrl: new URL(url), apiKey, timeout: 30_000, connections: 8 });
  const transport = traced(opened, (request) => requests.push(request));
  const byName = new Map(plan.map(({ testCase }) => [testCase.name, testCase]));
  await runCases(plan, {
    contract: pack.contract,
    transport,
    cleaning: { transport, verifiesDeletion: false },
    profile: openai,
    seed: 1,
    baseUrl: url,
    jobs: 1,
    availability: watchAvailability(),
    isAlive: () => Promise.resolve(true),
    onCase: ({ name }) => {
      const isSerial = byName.get(name)?.isSerial === true;
      cases.push({ isSerial, requests: requests.toSorted((a, b) => a.start - b.start) });
      requests = [];
    },
  });
  transport.close();
  return cases;
}

function traced(transport: Transport, keep: (request: TracedRequest) => void): Transport {
  return {
    ...transport,
    async send(request, signal) {
      const start = readClock();
      const received = await transport.send(request, signal);
      const sent = { kind: 'request', request } as const;
      keep({ sent, start, end: readClock(), ids: idsOf(request.method, received) });
      return received;
    },
    async sendRaw(request, signal) {
      const start = readClock();
      const reply = await transport.sendRaw(request, signal);
      const bytes = reply.sent.raw ?? Buffer.alloc(0);
      const { heldBack: _, ...rest } = request;
      const ids = idsOf(request.method, reply.received);
      keep({ sent: { kind: 'raw', request: rest, bytes }, start, end: readClock(), ids });
      return reply;
    },
  };
}

/** The ids that a response gives to created objects. */
export function idsOf(method: string, { status, bytes }: Received): readonly string[] {
  if (method === 'GET' || status >= 300 || bytes.length > 1024 * 1024) return [];
  return [...bytes.toString('utf8').matchAll(/"id":"([^"]+)"/g)].map(([, id = '']) => id);
}
