import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectedLines, openPrograms, type PagePrograms, programsOf } from './page-programs.js';

const programs = programsOf('docs/generate.md');

let page: PagePrograms;
beforeAll(async () => {
  page = await openPrograms(programs, 'requests.yaml', ({ method, url, headers }, response) => {
    const { authorization, cookie, 'content-type': type } = headers;
    const received = [
      `${String(method)} ${String(url)}`,
      ...(headers['x-trace'] === undefined ? [] : [`trace ${String(headers['x-trace'])}`]),
      ...(cookie === undefined ? [] : [cookie]),
      ...(type === undefined ? [] : [type.replace(/;.*/, '')]),
      String(authorization),
    ];
    response.writeHead(authorization === 'Bearer old' ? 401 : 200, {
      'content-type': 'application/json',
    });
    response.end(JSON.stringify({ received: received.join(', ') }));
  });
});
afterAll(() => page.close());

test('the program of the page compiles under strict', async () => {
  expect(await page.compile()).toBe('');
});

test('the server receives what the page says', async () => {
  const [program = ''] = programs;
  expect(programs).toHaveLength(1);
  expect(expectedLines(program)).toHaveLength(3);
  expect(await page.outputOf(0)).toEqual([...expectedLines(program), '']);
});
