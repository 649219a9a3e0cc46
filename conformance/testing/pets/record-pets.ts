import type { Exchange, Fixture, RecordedRequest } from '../../fixture-format/fixture.js';
import { parseJson } from '../../json/parse-json.js';
import { buildRequest } from '../../replay/build-request.js';
import { openTransport } from '../../replay/transport.js';
import type { PetsServer } from './pets-server.js';

export interface Step {
  readonly operation: string;
  readonly request: RecordedRequest;
}

/** Makes the next request of the responses so far. */
export type MakeStep = (responses: readonly Exchange['response'][]) => Step;

/** Records a session with a server as a fixture. */
export async function recordPets(server: PetsServer, steps: readonly MakeStep[]): Promise<Fixture> {
  const transport = openTransport({ baseUrl: new URL(server.url), timeout: 5000, connections: 1 });
  const exchanges: Exchange[] = [];
  for (const makeStep of steps) {
    const { operation, request } = makeStep(exchanges.map(({ response }) => response));
    const { status, headers, bytes } = await transport.send(buildRequest(request));
    const parsed = parseJson(bytes.toString('utf8'));
    const { date: _, connection: __, 'transfer-encoding': ___, ...kept } = headers;
    const body = parsed.ok ? { json: parsed.value } : { base64: bytes.toString('base64') };
    exchanges.push({
      operation,
      request,
      response: { status, headers: kept, ...(bytes.length > 0 && { body }) },
    });
  }
  await transport.close();
  return { name: 'pets/session', title: 'A session', source: { kind: 'recorded' }, exchanges };
}
