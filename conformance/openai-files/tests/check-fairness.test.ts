import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { check } from '../../check.js';
import { bePatient } from '../../replay/patient-transport.js';
import { openTransport } from '../../replay/transport.js';
import { serve, type RunningServer } from '../serve.js';
import { startFaultProxy, type ProxyFault } from '../testing/fault-proxy.js';
import { exitCodeOf } from '../../verdict/exit-code.js';
import type { Result } from '../../verdict/result.js';

const apiKey = 'sk-key-of-this-test';
let reference: RunningServer;
// A separate server for each test, so that files of one test are not in the lists of another.
beforeEach(async () => {
  reference = await serve({ apiKey });
});
afterEach(() => reference.close());

async function checkThrough(fault: ProxyFault, ...only: readonly string[]): Promise<Result> {
  const proxy = await startFaultProxy(reference.url, fault);
  try {
    return await check({ url: proxy.url, apiKey, only });
  } finally {
    await proxy.close();
  }
}

const busy = Buffer.from(JSON.stringify({ error: { message: 'slow down' } }));

describe('what is not a violation', () => {
  const patient: readonly {
    readonly given: string;
    readonly status: number;
    readonly header: string;
  }[] = [
    { given: 'a rate limit', status: 429, header: '0.01' },
    { given: 'an outage that says when it ends', status: 503, header: '0' },
  ];
  test.each(patient)('$given: the request is sent again', async ({ status, header }) => {
    let request = 0;
    const result = await checkThrough(
      {
        changeResponse: (response) => {
          request += 1;
          if (request % 3 !== 0) return response;
          return {
            status,
            headers: { 'content-type': 'application/json', 'retry-after': header },
            body: busy,
          };
        },
      },
      'files/retrieve/**',
    );
    expect(result.counts).toMatchObject({ fail: 0, 'could-not-run': 0 });
    expect(result.counts.pass).toBeGreaterThan(0);
  });

  test('a file that cannot be deleted yet', async () => {
    const { port, close } = await new Promise<{ port: number; close: () => void }>((resolve) => {
      let incoming = 0;
      const server = createServer((request, response) => {
        incoming += 1;
        const isEarly = request.method === 'DELETE' && incoming < 3;
        response.writeHead(isEarly ? 409 : 200, { 'content-type': 'application/json' });
        response.end('{}');
      });
      server.listen(0, '127.0.0.1', () => {
        const address = server.address() as AddressInfo;
        resolve({ port: address.port, close: () => server.close() });
      });
    });
    const baseUrl = new URL(`http://127.0.0.1:${String(port)}/v1`);
    const transport = bePatient(openTransport({ baseUrl, timeout: 5000, connections: 1 }));
    const request = { method: 'DELETE', path: '/files/f', headers: {}, auth: 'none' } as const;
    expect((await transport.send(request)).status).toBe(200);
    transport.close();
    close();
  });
});

test('a server that is always busy could not be judged, and fails nothing', async () => {
  const result = await checkThrough(
    {
      changeResponse: (response, path) =>
        path.startsWith('/files/')
          ? {
              status: 429,
              headers: { 'content-type': 'application/json', 'retry-after': '30' },
              body: busy,
            }
          : response,
    },
    'files/content/sentiment',
  );
  expect(result.counts).toMatchObject({ pass: 0, fail: 0 });
  expect(result.counts['could-not-run']).toBeGreaterThan(0);
  expect(result.cases[0]?.reason).toBe('the target asks for a later retry (status 429)');
  expect(exitCodeOf(result)).toBe(2);
});

test('a base URL without its version is one error, and not a violation', async () => {
  const result = await check({ url: reference.url.replace(/\/v1$/, ''), apiKey });
  expect(result.counts).toMatchObject({ fail: 0, 'could-not-run': 1 });
  expect(exitCodeOf(result)).toBe(2);
  expect(result.stopped).toMatch(/did you mean http:\S+\/v1\?$/);
});

test('an endless list is found, although other cases create files in parallel', async () => {
  const result = await checkThrough(
    {
      changeResponse: (response) => {
        const text = response.body.toString();
        const body = Buffer.from(text.replace('"has_more":false', '"has_more":true'));
        return text.includes('"object":"list"') ? { ...response, body } : response;
      },
    },
    'files/list/one-second',
    'files/create/*',
  );
  const attributed = result.cases.flatMap(({ findings }) =>
    findings.map((each) => each.requirement),
  );
  expect(attributed).toContain('LIST-04');
});
