import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generate } from '@upspec/generator';
import { readPage, ROOT } from './pages.js';

const run = promisify(execFile);

/** The programs of the page, in its order. */
const programs = readPage('docs/responses.md').tokens.flatMap((token) =>
  token.type === 'code' && (token as { readonly lang?: string }).lang === 'typescript'
    ? [(token as { readonly text: string }).text]
    : [],
);

let folder = '';
let server: Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-page-'));
  await generate({
    spec: join(ROOT, 'docs', 'example', 'streams.yaml'),
    out: join(folder, 'src', 'depot'),
    targets: ['typescript-types', 'typescript-client'],
  });
  for (const [index, code] of programs.entries()) {
    await writeFile(join(folder, `page-${String(index)}.ts`), code);
  }
  let watches = 0;
  server = createServer(({ url, headers }, response) => {
    if (url === '/moves') watches += 1;
    respond(response, { url: String(url), accept: String(headers.accept), watches });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

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
  const flags = '--noEmit --strict --module nodenext --target es2023 --types node'.split(' ');
  const libraries = ['--lib', 'es2023,dom,dom.iterable,dom.asynciterable'];
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  const files = programs.map((_, index) => `page-${String(index)}.ts`);
  const types = ['--typeRoots', join(ROOT, 'node_modules', '@types')];
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const reported = await run(process.execPath, [tsc, ...flags, ...libraries, ...types, ...files], {
    cwd: folder,
  }).then(
    ({ stdout }) => stdout,
    (error: { readonly stdout?: string }) => error.stdout ?? String(error),
  );
  expect(reported).toBe('');
});

test.each(programs.map((code, index) => [code.split('\n').at(-2) ?? '', index] as const))(
  'the program that ends with %j prints what the page says',
  async (_, index) => {
    const outfile = join(folder, `page-${String(index)}.mjs`);
    const entry = join(folder, `page-${String(index)}.ts`);
    await build({ entryPoints: [entry], bundle: true, format: 'esm', target: 'es2023', outfile });
    const { port } = server.address() as AddressInfo;
    const environment = { ...process.env, DEPOT_BASE_URL: `http://127.0.0.1:${String(port)}` };
    const { stdout } = await run(process.execPath, [outfile], { env: environment });
    const expected = [...(programs[index] ?? '').matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)];
    expect(expected.length).toBeGreaterThan(0);
    for (const [, line = ''] of expected) expect(stdout.split('\n')).toContain(line);
  },
);
