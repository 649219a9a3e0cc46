import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordSession, type RecordedSession } from './testing/recorded-session.js';

// A report that may be had as JSON, as CSV or as text, and one that the document knows as JSON alone.

const document = `
openapi: 3.0.3
info: { title: Reports, version: '1' }
paths:
  /report:
    get:
      responses:
        '200':
          description: A report.
          content:
            application/json: { schema: { type: object } }
            text/csv: { schema: { type: string } }
            text/plain: { schema: { type: string } }
  /summary:
    get:
      responses:
        '200': { description: A summary., content: { application/json: { schema: { type: object } } } }
`;

const contents: Readonly<Record<string, string>> = {
  'application/json': '{"total":3}',
  'text/csv': 'total\n3\n',
  'text/plain': 'The total is 3.\n',
};

let session: RecordedSession;
let accepted: string[];
let isNegotiating: boolean;

beforeEach(async () => {
  accepted = [];
  isNegotiating = true;
  session = await recordSession({
    document,
    respond: ({ headers, url }, response) => {
      const { accept = 'none' } = headers;
      accepted.push(`${url} ${accept}`);
      if (url !== '/report' && url !== '/summary') return response.writeHead(404).end();
      const isKnown = isNegotiating && contents[accept] !== undefined;
      const type = isKnown ? accept : 'application/json';
      return response.writeHead(200, { 'content-type': type }).end(contents[type]);
    },
    session: async (url) => {
      for (const accept of ['text/csv', 'text/plain', 'application/json']) {
        await fetch(`${url}/report`, { headers: { accept } });
      }
      await fetch(`${url}/summary`, { headers: { accept: 'application/json' } });
    },
  });
  accepted = [];
});
afterEach(() => session.close());

test('each representation is recorded with the Accept that chose it, and asked for again', async () => {
  expect(session.exchanges.flat().map(({ request }) => request.headers)).toEqual([
    { accept: 'text/csv' },
    { accept: 'text/plain' },
    { accept: 'application/json' },
    undefined,
  ]);
  expect(await session.check()).toMatchObject({ code: 0 });
  expect(new Set(accepted)).toEqual(
    new Set([
      // The requests that look whether the server responds to each request alike.
      '/report */*',
      '/upspec-no-such-route */*',
      '/report text/csv',
      '/report text/plain',
      '/report application/json',
      '/summary */*',
    ]),
  );
});

test('another declared media type than the recorded one fails, with a command that asks for it', async () => {
  isNegotiating = false;
  const { code, text } = await session.check();
  expect(code).toBe(1);
  expect(text).toContain('2 failed');
  expect(text).toContain("-H 'accept: text/csv'");
  expect(text).toMatch(/content-type[^]*text\/csv[^]*application\/json/);
});
