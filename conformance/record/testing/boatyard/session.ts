import type { HarEntry } from '../../har/har-schema.js';
import { seededBoat } from './server.js';

/** A request and its response, in the words of HAR 1.2. */
export interface Talked {
  readonly entries: readonly HarEntry[];
}

const key = 'key-of-the-yard-0123456789';

interface Line {
  readonly line: string;
  readonly json?: unknown;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The bytes of a plan, more than a fixture keeps as they are. */
const plan = new Uint8Array(9000).map((_, index) => (index * 7) % 256);

/** Owners and boats with the same ids, in turns; a boat that was there before; a ticket. */
const lines: readonly Line[] = [
  { line: 'POST /owners', json: { name: 'Ines' } },
  { line: 'POST /owners', json: { name: 'Otto' } },
  { line: 'POST /owners/4/boats', json: { name: 'Kestrel', count: 3 } },
  { line: 'POST /owners/3/boats', json: { name: 'Tern', count: 4 } },
  { line: 'POST /owners/3/boats', json: { name: 'Gull', count: 4 } },
  { line: 'GET /owners/3' },
  { line: 'GET /boats/3' },
  { line: 'PUT /boats/3', json: { name: 'Merlin' }, headers: { 'if-match': '"v1"' } },
  { line: 'PUT /boats/4', json: { name: 'Skua' }, headers: { 'if-match': '"v1"' } },
  { line: 'PUT /boats/3', json: { name: 'Hobby' }, headers: { 'if-match': '"v1"' } },
  { line: 'GET /owners/3/boats?limit=1' },
  { line: 'GET /owners/3/boats?limit=1&cursor=after-1' },
  { line: 'PUT /boats/3/plan', bytes: plan },
  { line: 'GET /boats/3/plan' },
  { line: `GET /boats/${String(seededBoat)}` },
  { line: 'GET /boats/77' },
  { line: 'POST /tickets', json: { boatId: 3 } },
  { line: 'GET /tickets/5d1f3c40-0000-4000-8000-000000000001' },
  { line: 'GET /boats/newest' },
  { line: 'DELETE /tickets/5d1f3c40-0000-4000-8000-000000000001' },
  { line: 'POST /boats/3/launch' },
  { line: 'DELETE /boats/3' },
  { line: 'DELETE /boats/4' },
  { line: 'DELETE /boats/5' },
  { line: 'DELETE /owners/3' },
  { line: 'DELETE /owners/4' },
  { line: 'GET /owners/3' },
];

/**
 * Sends the session.
 *
 * @param to the base URL that requests go to
 * @param named the base URL of the server, which the entries name
 */
export async function talk(to: string, named: string): Promise<readonly HarEntry[]> {
  const entries: HarEntry[] = [];
  for (const line of lines) entries.push(await send(to, named, line));
  return entries;
}

async function send(to: string, named: string, sent: Line): Promise<HarEntry> {
  const { line, json, bytes, headers = {} } = sent;
  const [method = '', path = ''] = line.split(' ');
  const type = json === undefined ? bytes && 'application/octet-stream' : 'application/json';
  const requestHeaders = {
    'X-Yard-Key': key,
    ...headers,
    ...(type !== undefined && { 'content-type': type }),
  };
  const text = json === undefined ? undefined : JSON.stringify(json);
  const started = new Date().toISOString();
  const response = await fetch(`${to}${path}`, {
    method,
    headers: requestHeaders,
    ...(type !== undefined && { body: text ?? bytes ?? null }),
  });
  const received = Buffer.from(await response.arrayBuffer());
  const isText = Buffer.from(received.toString()).equals(received);
  return {
    startedDateTime: started,
    request: {
      method,
      url: `${named}${path}`,
      headers: Object.entries(requestHeaders).map(([name, value]) => ({ name, value })),
      ...(text !== undefined && { postData: { mimeType: 'application/json', text } }),
      ...(bytes !== undefined && {
        postData: {
          mimeType: 'application/octet-stream',
          text: Buffer.from(bytes).toString('base64'),
          _encoding: 'base64',
        },
      }),
    },
    response: {
      status: response.status,
      headers: [...response.headers].map(([name, value]) => ({ name, value })),
      content: {
        size: received.length,
        mimeType: response.headers.get('content-type') ?? '',
        text: received.toString(isText ? 'utf8' : 'base64'),
        ...(!isText && { encoding: 'base64' }),
      },
    },
  };
}
