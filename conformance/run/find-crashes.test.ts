import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CheckOptions } from '../check.js';
import { checkFixtures } from '../testing/check-fixtures.js';
import {
  afterPreflight,
  create,
  file,
  json,
  writeSamples,
  type SampleFixtures,
} from '../testing/sample-fixtures.js';
import type { Result } from '../verdict/result.js';

let samples: SampleFixtures;
beforeEach(async () => {
  const own = await writeSamples();
  samples = own;
  // Another test that runs at the same time may have set the variable.
  return () => own.remove();
});

const [created] = create.exchanges;

/** Writes cases that create one file each, with its name as the purpose, and run them. */
async function writeCases(purposes: readonly string[], into = samples): Promise<void> {
  for (const purpose of purposes) {
    const name = `files/crash-${purpose}`;
    const body = { multipart: [{ name: 'purpose', text: purpose.replace(/-\d$/, '') }] };
    const exchanges = [{ ...created, request: { method: 'POST', path: '/files', body } }];
    await into.write(name, { ...create, name, exchanges });
  }
}

/** A server that can be stopped, and started again on the same port. */
class Mortal {
  starts = 0;
  #server: Server | undefined;
  #port = 0;
  readonly #response: (stop: () => void) => RequestListener;

  constructor(response: (stop: () => void) => RequestListener) {
    this.#response = response;
  }

  async start(): Promise<string> {
    this.starts += 1;
    const server = createServer(this.#response(() => this.stop()));
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
    return `http://127.0.0.1:${this.#port}/v1`;
  }

  stop(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }
}

/** Responds to everything, and reads the purpose of a new file first. */
function reading(act: (purpose: string | undefined, respond: () => void) => void): RequestListener {
  return (request, response) => {
    let sent = '';
    request.on('data', (piece: Buffer) => (sent += piece.toString('latin1')));
    request.on('end', () => {
      const purpose = /name="purpose"\r\n\r\n(\w+)\r\n/.exec(sent)?.[1];
      act(purpose, () => afterPreflight(json(file))(request, response));
    });
  };
}

async function run(
  mortal: Mortal,
  options: Partial<CheckOptions>,
  { folder } = samples,
): Promise<Result> {
  const url = await mortal.start();
  try {
    return await checkFixtures(folder, { url, only: ['files/crash-*'], ...options });
  } finally {
    mortal.stop();
  }
}

function verdicts({ cases }: Result): readonly (readonly [string, string])[] {
  return cases.map(({ name, verdict }) => [name, verdict] as const);
}

const dying = (): Mortal =>
  new Mortal((stop) =>
    reading((purpose, respond) => {
      if (purpose === 'deadly') stop();
      else respond();
    }),
  );

const dyingLater = (): Mortal =>
  new Mortal((stop) =>
    reading((purpose, respond) => {
      respond();
      if (purpose === 'deadly') setTimeout(stop, 10);
    }),
  );

const closing = (): Mortal => {
  const open = new Set<() => void>();
  return new Mortal(() => (request, response) => {
    const destroy = (): void => void request.socket.destroy();
    open.add(destroy);
    response.on('close', () => open.delete(destroy));
    reading((purpose, respond) => {
      if (purpose === 'deadly') for (const each of open) each();
      else setTimeout(respond, 5);
    })(request, response);
  });
};

describe('of a server that stops', () => {
  let shared: SampleFixtures;
  beforeAll(async () => {
    shared = await writeSamples();
    await writeCases(['a', 'b', 'c', 'deadly', 'e', 'f', 'g', 'h', 'i'], shared);
  });
  afterAll(() => shared.remove());

  const stops = [
    [
      'stops under a request',
      dying,
      'no response: the target closed the connection, and did not respond to any other request then',
    ],
    [
      'stops after a response',
      dyingLater,
      'the target responded, and then did not respond to any other request',
    ],
    [
      'closes all connections under a request',
      closing,
      'no response: the target closed the connection',
    ],
  ] as const;
  test.concurrent.each([1, 4, 8].flatMap((jobs) => stops.map((stop) => [jobs, ...stop] as const)))(
    'with %i jobs: one that %s is found with that request only',
    async (jobs, _, start, actual) => {
      const mortal = start();
      const restart = async (): Promise<void> => void (await mortal.start());
      const { cases } = await run(mortal, { jobs, restart }, shared);
      const found = cases.flatMap(({ name, findings }) => findings.map((each) => [name, each]));
      expect(found).toMatchObject([
        [
          'files/crash-deadly',
          { requirement: 'ERROR-16', request: 'POST /files', actual: { text: actual } },
        ],
      ]);
      expect(cases.map(({ verdict }) => verdict).filter((each) => each !== 'pass')).toEqual([
        'fail',
      ]);
    },
  );
});

test('the command of a crash sends the request that stops the server', async () => {
  await writeCases(['a', 'deadly']);
  const mortal = dying();
  const restart = async (): Promise<void> => void (await mortal.start());
  const { cases } = await run(mortal, { restart });
  expect(cases.flatMap(({ findings }) => findings.map(({ curl }) => curl))).toEqual([
    expect.stringMatching(
      /^curl -sSi http:\/\/127\.0\.0\.1:\d+\/v1\/files .*purpose=deadly\nsleep 1; curl -sSi http:\/\/127\.0\.0\.1:\d+\/v1$/,
    ),
  ]);
});

test('a request that stops the server is not sent again by other cases', async () => {
  await writeCases(['deadly-1', 'deadly-2', 'deadly-3', 'deadly-4', 'deadly-5', 'fine']);
  const mortal = dying();
  const restart = async (): Promise<void> => void (await mortal.start());
  const result = await run(mortal, { restart, jobs: 1 });
  expect(verdicts(result)).toEqual([
    ['files/crash-deadly-1', 'fail'],
    ['files/crash-deadly-2', 'could-not-run'],
    ['files/crash-deadly-3', 'could-not-run'],
    ['files/crash-deadly-4', 'could-not-run'],
    ['files/crash-deadly-5', 'could-not-run'],
    ['files/crash-fine', 'pass'],
  ]);
  expect(result.cases[1]?.reason).toBe(
    'the target was not sent POST /files, as it stops responding under such a request: see files/crash-deadly-1',
  );
  // The first start, the crash, and twice to make sure.
  expect(mortal.starts).toBe(4);
});

test('without a restart the cases in flight are named, and none has a finding', async () => {
  await writeCases(['a', 'b', 'deadly', 'd', 'e']);
  const result = await run(dying(), { jobs: 2, recoveryTime: 200 });
  expect(result.cases.flatMap(({ findings }) => findings)).toEqual([]);
  const crashing = result.cases.find(({ name }) => name === 'files/crash-deadly');
  expect(crashing).toMatchObject({
    verdict: 'could-not-run',
    reason: expect.stringMatching(
      /^the target stopped responding while these cases ran: .*files\/crash-deadly.*; with --restart COMMAND the run starts it again/,
    ) as string,
  });
  expect(result.cases.at(-1)?.reason).toMatch(/^the target (does not respond|stopped responding)/);
});

test('a server that comes back by itself needs no restart', async () => {
  await writeCases(['a', 'b', 'deadly', 'd', 'e']);
  const mortal = new Mortal((stop) =>
    reading((purpose, respond) => {
      if (purpose !== 'deadly') {
        respond();
        return;
      }
      stop();
      setTimeout(() => void mortal.start(), 400);
    }),
  );
  const result = await run(mortal, {});
  expect(verdicts(result).filter(([, verdict]) => verdict !== 'pass')).toEqual([
    ['files/crash-deadly', 'fail'],
  ]);
});

test('a server that rejects a long body and closes the connection has no finding', async () => {
  const data = { name: 'file', filename: 'a', base64: 'YQ==', length: 3_000_000 };
  const body = { multipart: [data, { name: 'purpose', text: 'batch' }] };
  const name = 'files/crash-long';
  const exchanges = [{ ...created, request: { method: 'POST', path: '/files', body } }];
  await samples.write(name, { ...create, name, exchanges });
  const mortal = new Mortal(() => (request, response) => {
    if (Number(request.headers['content-length']) > 1_000_000) request.socket.destroy();
    else reading((_, respond) => respond())(request, response);
  });
  const result = await run(mortal, {});
  expect(verdicts(result)).toEqual([[name, 'could-not-run']]);
});

test('a request whose connection is always closed is not taken for a server that fails at random', async () => {
  await writeCases(['a', 'b']);
  const data = { name: 'file', filename: 'a', base64: 'YQ==', length: 3_000_000 };
  const body = { multipart: [data, { name: 'purpose', text: 'batch' }] };
  const name = 'files/crash-long';
  const exchanges = [{ ...created, request: { method: 'POST', path: '/files', body } }];
  await samples.write(name, { ...create, name, exchanges });
  const mortal = new Mortal(() => (request, response) => {
    if (Number(request.headers['content-length']) > 1_000_000) request.socket.destroy();
    else reading((_, respond) => respond())(request, response);
  });
  const result = await run(mortal, { jobs: 2 });
  expect(verdicts(result)).toEqual([
    ['files/crash-a', 'pass'],
    ['files/crash-b', 'pass'],
    [name, 'could-not-run'],
  ]);
  expect(result.cases.at(-1)?.reason).toBe('the target closed the connection in each of 4 runs');
});
