import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectedLines, openPrograms, type PagePrograms, programsOf } from './page-programs.js';

const programs = programsOf('docs/responses.md');

let page: PagePrograms;
beforeAll(async () => {
  let watches = 0;
  page = await openPrograms(programs, 'streams.yaml', ({ url, headers }, response) => {
    if (url === '/moves') watches += 1;
    respond(response, { url: String(url), accept: String(headers.accept), watches });
  });
});
afterAll(() => page.close());

interface ReceivedRequest {
  readonly url: string;
  readonly accept: string;
  /** How often the moves were read. */
  readonly watches: number;
}

function respond(response: ServerResponse, { url, accept, watches }: ReceivedRequest): void {
  const send = (status: number, type: string, body: string | Uint8Array): void => {
    response.writeHead(status, { 'content-type': type, 'x-rate-limit': '60' }).end(body);
  };
  const move = (id: string, to: string): string =>
    `id: ${id}\ndata: {"crate": "c-2", "to": "${to}"}\n\n`;
  if (url === '/moves') {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(watches === 1 ? `retry: 1\n${move('2', 'ramp')}` : move('3', 'dock'), () => {
      if (watches === 1) response.destroy();
    });
  } else if (url === '/photos/p-1') send(200, 'image/png', Uint8Array.of(1, 2, 3));
  else if (url !== '/crates/c-1')
    send(404, 'application/problem+json', '{"title": "no crate has the id none"}');
  else if (accept === 'text/csv') send(200, accept, 'id,color\nc-1,red\n');
  else if (accept === 'text/event-stream') send(200, accept, move('7', 'ramp'));
  else send(200, 'application/json', '{"id": "c-1"}');
}

test('the page has a program for each of its subjects', () => {
  expect(programs.length).toBeGreaterThanOrEqual(4);
});

test('the programs of the page compile under strict', async () => {
  expect(await page.compile()).toBe('');
});

test.each(programs.map((code, index) => [code.split('\n').at(-2) ?? '', index] as const))(
  'the program that ends with %j prints what the page says',
  async (_, index) => {
    const expected = expectedLines(programs[index] ?? '');
    expect(expected.length).toBeGreaterThan(0);
    expect(await page.outputOf(index)).toEqual(expect.arrayContaining([...expected]));
  },
);
