import { expect, test, vi } from 'vitest';
import { InvalidInputError } from './errors.js';
import { loggedHeaders, loggedURL } from './log-request.js';
import type { Logger } from './request-log.js';
import { inTurn, json } from './testing/capture-server.js';
import { clientOf, key, serve } from './testing/serve.js';

interface Line {
  readonly level: string;
  readonly message: string;
  readonly details: readonly unknown[];
}

function memory(): { readonly logger: Logger; readonly lines: readonly Line[] } {
  const lines: Line[] = [];
  const at =
    (level: string) =>
    (message: string, ...details: unknown[]): unknown =>
      lines.push({ level, message, details });
  const logger = { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
  return { logger, lines };
}

test('by default nothing of a call is logged', async () => {
  const server = await serve();
  const { logger, lines } = memory();
  await clientOf(server, { logger }).files.retrieve('f');
  expect(lines).toEqual([]);
});

test('with the level info, each attempt and each wait is a line', async () => {
  const busy = json(429, { error: { message: 'busy' } }, { 'retry-after-ms': '1' });
  const server = await serve(inTurn(busy, json(200, {})));
  const { logger, lines } = memory();
  await clientOf(server, { logger, logLevel: 'info' }).files.retrieve('f');
  const line = `GET ${server.url}/v1/files/f`;
  expect(
    lines.map(({ level, message }) => `${level} ${message.replace(/\d+ ms$/, '_ ms')}`),
  ).toEqual([
    `info ${line} failed with status 429 in _ ms`,
    'info 429 busy; attempt 2 follows in _ ms',
    `info ${line} succeeded with status 200 in _ ms`,
  ]);
});

test('with the level debug, headers are logged without secrets, and no body is', async () => {
  const server = await serve(
    json(200, { note: 'in the body' }, { 'set-cookie': 'a=very-secret', 'x-request-id': 'req_1' }),
  );
  const { logger, lines } = memory();
  const client = clientOf(server, {
    logger,
    logLevel: 'debug',
    defaultHeaders: { 'x-session-token': 'very-secret', 'x-plain': 'visible' },
    defaultQuery: { token: 'very-secret', limit: 1 },
  });
  await client.files.create({ purpose: 'batch', file: new File(['in the file'], 'a.txt') });
  const text = JSON.stringify(lines);
  for (const hidden of [key, 'very-secret', 'in the body', 'in the file']) {
    expect(text).not.toContain(hidden);
  }
  for (const visible of ['visible', 'req_1', 'limit=1', '"authorization":"***"']) {
    expect(text).toContain(visible);
  }
});

test('the level can be set by an environment variable, and the option takes precedence', async () => {
  const server = await serve();
  const { logger, lines } = memory();
  vi.stubEnv('OPENAI_LOG', 'info');
  try {
    expect(clientOf(server, { logger }).logLevel).toBe('info');
    await clientOf(server, { logger, logLevel: 'off' }).files.retrieve('f');
    expect(lines).toEqual([]);
    vi.stubEnv('OPENAI_LOG', 'loud');
    expect(() => clientOf(server)).toThrow(
      new InvalidInputError('OPENAI_LOG', 'expected one of off, error, warn, info, debug'),
    );
  } finally {
    vi.unstubAllEnvs();
  }
});

test.each(['authorization', 'Api-Key', 'x-auth-token', 'cookie', 'x-amz-signature', 'x-own'])(
  'the value of the header %s is hidden',
  (name) => {
    expect(loggedHeaders(new Headers({ [name]: 'v' }), ['X-Own'])).toEqual({
      [name.toLowerCase()]: '***',
    });
  },
);

test('secrets of a query are hidden, and its other parameters are not', () => {
  const url = new URL('https://a.example/b?api_key=1&sig=2&purpose=3&k=4');
  expect(loggedURL(url, ['k'])).toBe('https://a.example/b?api_key=***&sig=***&purpose=3&k=***');
});
