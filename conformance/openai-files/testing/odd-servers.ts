import { once } from 'node:events';
import { request, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { check } from '../../check.js';
import { loadProfile } from '../profile-format/load-profile.js';
import { serve } from '../serve.js';
import { startTarget } from '../../testing/start-target.js';
import type { Result } from '../../verdict/result.js';
import { formatDifference } from '../../difference/difference.js';

// Unusual servers that violate no requirement: they must have no findings.

const apiKey = 'sk-key-of-this-test';

interface Exchange {
  readonly request: IncomingMessage;
  readonly sent: Buffer;
  readonly status: number;
  readonly body: Buffer;
}

/** How a server differs from the reference server. */
export interface Odd {
  /** Responds itself. */
  readonly before?: (request: IncomingMessage, sent: Buffer, response: ServerResponse) => boolean;
  /** Checks or changes a response. */
  readonly after?: (exchange: Exchange) => Partial<Pick<Exchange, 'status' | 'body'>> | undefined;
  /** Writes a response in another way. */
  readonly write?: (response: ServerResponse, body: Buffer) => Promise<void>;
}

export function reject(response: ServerResponse, status: number, headers = {}): true {
  const error = { message: 'no', type: 'invalid_request_error', param: null, code: null };
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ error }));
  return true;
}

async function pass(
  port: number,
  incoming: IncomingMessage,
  sent: Buffer,
): Promise<IncomingMessage> {
  const { method, headers, url } = incoming;
  const length = { 'content-length': String(sent.length), 'transfer-encoding': undefined };
  const onward = request({
    port,
    path: url,
    method,
    headers: Object.fromEntries(
      Object.entries({ ...headers, ...length }).filter(([, value]) => value !== undefined),
    ),
  });
  // An error after the response has begun is that of the response.
  onward.on('error', () => undefined);
  onward.end(sent);
  const [received] = (await once(onward, 'response')) as [IncomingMessage];
  return received;
}

/** Runs some cases against a changed reference server. */
export async function checkOdd(
  { before, after, write }: Odd,
  only: readonly string[],
  profile?: string,
): Promise<Result> {
  const reference = await serve({ apiKey });
  const reply = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const sent = await buffer(request);
    if (before?.(request, sent, response) === true) return;
    const received = await pass(reference.port, request, sent);
    const right = { status: received.statusCode ?? 0, body: await buffer(received) };
    const { status, body } = { ...right, ...after?.({ request, sent, ...right }) };
    const {
      'content-length': _,
      'transfer-encoding': _coding,
      connection: _kept,
      ...headers
    } = received.headers;
    response.writeHead(status, headers);
    await (write ?? writeAtOnce)(response, body);
    response.end();
  };
  const target = await startTarget((request, response) => {
    reply(request, response).catch(() => response.destroy());
  });
  try {
    const claims = profile === undefined ? {} : { profile: await loadProfile(profile) };
    return await check({ url: target.url, apiKey, only, timeout: 120_000, ...claims });
  } finally {
    await target.close();
    await reference.close();
  }
}

function writeAtOnce(response: ServerResponse, body: Buffer): Promise<void> {
  response.write(body);
  return Promise.resolve();
}

/** Rejects a part that exceeds the declared bytes of its Upload. */
export function rejectingExcess(status: number): Odd {
  const left = new Map<string, number>();
  const partOf = ({ url = '' }: IncomingMessage, sent: Buffer): readonly [string, number] => {
    const text = sent.toString('latin1');
    const size = text.lastIndexOf('\r\n--') - text.indexOf('\r\n\r\n') - 4;
    return [/\/uploads\/([^/]+)\/parts$/.exec(url)?.[1] ?? '', size];
  };
  return {
    before(request, sent, response) {
      const [upload, size] = partOf(request, sent);
      return size > (left.get(upload) ?? Infinity) && reject(response, status);
    },
    after({ request, sent, status: given, body }) {
      if (given !== 200) return undefined;
      const [upload, size] = partOf(request, sent);
      const known = left.get(upload);
      if (known !== undefined) left.set(upload, known - size);
      if (request.method !== 'POST' || request.url !== '/v1/uploads') return undefined;
      const { id, bytes } = JSON.parse(body.toString()) as { id: string; bytes: number };
      left.set(id, bytes);
      return undefined;
    },
  };
}

/** Sometimes responds with a Retry-After. */
function sendingRetryAfter(): Odd {
  let request = 0;
  return {
    before(_, _sent, response) {
      request += 1;
      return request % 20 === 0 && reject(response, 503, { 'retry-after': '0' });
    },
  };
}

/** The default cases for an unusual server. */
export const allCases: readonly string[] = [
  'auth/**',
  'errors/**',
  'files/create/*',
  'files/content/*',
  'uploads/**',
];

export const oddServers: readonly {
  readonly given: string;
  readonly server: Odd;
  readonly only?: readonly string[];
}[] = [
  { given: 'rejects an excess part when it is added', server: rejectingExcess(400) },
  { given: 'rejects an excess part with 413', server: rejectingExcess(413) },
  {
    given: 'rejects invalid parts with 422',
    server: {
      after: ({ request: { url = '' }, status }) => ({
        status: url.startsWith('/v1/uploads') && status === 400 ? 422 : status,
      }),
    },
  },
  {
    given: 'rejects content that is too large with 413',
    server: {
      after: ({ status, body }) => (body.includes('too large') ? { status: 413 } : { status }),
    },
    only: ['uploads/**'],
  },
  {
    given: 'is slow',
    server: {
      write: async (response, body) => {
        await wait(20);
        response.write(body);
      },
    },
    only: ['files/create/*', 'uploads/complete/*'],
  },
  {
    given: 'writes each byte in a separate chunk',
    server: {
      write: async (response, body) => {
        for (const byte of body.subarray(0, 400)) response.write(Buffer.from([byte]));
        await writeAtOnce(response, body.subarray(400));
      },
    },
  },
  {
    given: 'closes the connection after each response',
    server: {
      before: (_, _sent, response) => {
        response.shouldKeepAlive = false;
        return false;
      },
    },
  },
  { given: 'sometimes responds with Retry-After', server: sendingRetryAfter() },
  {
    given: 'writes its JSON with line breaks and keys in another order',
    server: {
      after: ({ request: { url = '' }, body }) => {
        if (url.includes('/content') || body[0] !== 0x7b) return undefined;
        const pairs = Object.entries(JSON.parse(body.toString()) as object).toReversed();
        return { body: Buffer.from(`${JSON.stringify(Object.fromEntries(pairs), null, 4)}\n`) };
      },
    },
  },
  {
    given: 'returns additional properties',
    server: {
      after: ({ request: { url = '' }, status, body }) => {
        if (url.includes('/content') || status !== 200) return undefined;
        return { body: Buffer.from(body.toString().replace(/^\{/, '{"x_more":{"a":[1,null]},')) };
      },
    },
  },
  {
    given: 'rejects training files that are not JSON lines',
    server: {
      before({ method, url }, sent, response) {
        const isFile = method === 'POST' && url === '/v1/files';
        const text = sent.toString('utf8');
        const content = /name="file"[^]*?\r\n\r\n([^]*?)\r\n--/.exec(text)?.[1] ?? '';
        const isOdd = content.includes('\r') && text.includes('\r\n\r\nfine-tune\r\n');
        return isFile && isOdd && reject(response, 400);
      },
    },
    only: ['files/**'],
  },
];

/** All requirements of all findings. */
export function reportedViolations({ cases }: Result): readonly string[] {
  return cases.flatMap(({ name, findings }) =>
    findings.map((finding) => {
      const { where, actual } = formatDifference(finding);
      return `${name}: ${finding.requirement} ${where}: ${actual}`;
    }),
  );
}
