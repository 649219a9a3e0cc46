import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buildModel, loadDocument } from '@upspec/document';
import { ruby } from './emit.js';

const hasRuby = spawnSync('ruby', ['--version']).status === 0;

/** Parts as raw bytes, numeric ids, no checksum, nothing to cancel, and properties with the names of options. */
const DOCUMENT = `openapi: 3.1.0
info: { title: Harbour, version: '1', x-upspec-client: Harbour }
servers: [{ url: 'http://127.0.0.1:1' }]
paths:
  /crates:
    post:
      operationId: openCrate
      tags: [crates]
      x-upspec-chunked-upload:
        name: sendCrate
        size: weight
        id: /crate/number
        part: { operation: addChunk, id: /number, maxSize: 4 }
        complete: { operation: closeCrate, partIds: chunkNumbers }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [weight, class]
              properties:
                weight: { type: integer }
                class: { type: string }
                part_size: { type: string }
                source: { type: [string, 'null'] }
      responses:
        '200':
          description: d
          content: { application/json: { schema: { type: object, properties: { crate: { type: object, properties: { number: { type: integer } } } } } } }
  /crates/{number}/chunks:
    put:
      operationId: addChunk
      tags: [crates]
      parameters: [{ name: number, in: path, required: true, schema: { type: integer } }]
      requestBody: { required: true, content: { application/octet-stream: { schema: {} } } }
      responses: { '200': { description: d, content: { application/json: { schema: { type: object, properties: { number: { type: integer } } } } } } }
  /crates/{number}/close:
    post:
      operationId: closeCrate
      tags: [crates]
      parameters: [{ name: number, in: path, required: true, schema: { type: integer } }]
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [chunkNumbers], properties: { chunkNumbers: { type: array, items: { type: integer } } } } } } }
      responses: { '200': { description: d, content: { application/json: { schema: { type: object, properties: { closed: { type: boolean } } } } } } }
`;

async function emitted(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-ruby-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'openapi.yaml'), DOCUMENT);
  const model = buildModel(await loadDocument(join(folder, 'openapi.yaml')));
  expect(model.warnings).toEqual([]);
  for (const { path, text: content } of (await ruby.emit(model)).files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return join(folder, 'ruby');
}

/** A server of that API, and the lines and bodies of its requests. */
async function startServer(): Promise<{ readonly url: string; readonly requests: string[] }> {
  const requests: string[] = [];
  const respond = async (request: IncomingMessage): Promise<unknown> => {
    const body = await text(request);
    requests.push(`${request.method ?? ''} ${request.url ?? ''} ${body}`);
    if (request.url === '/crates') return { crate: { number: 7 } };
    return request.method === 'PUT' ? { number: body.length } : { closed: true };
  };
  const server = createServer((request, response) => {
    void respond(request).then((value) => response.end(JSON.stringify(value)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, requests };
}

describe.skipIf(!hasRuby)('the upload in parts of another API, in Ruby (needs ruby)', () => {
  test('has the names of that API, and sends what it describes', async () => {
    const folder = await emitted();
    const server = await startServer();
    const program = `require "harbour"
      client = Harbour::Client.new(api_key: "k", base_url: ARGV[0])
      p client.crates.method(:send_crate).parameters.map(&:last)
      p client.crates.send_crate("abcdefghij", class_: "heavy", part_size: "own", source: nil, concurrency: 1)
      begin
        client.crates.send_crate("a", class_: "heavy", part_size_: 5)
      rescue Harbour::Errors::InvalidInputError => e
        puts e.message
      end`;
    const child = spawn('ruby', ['-w', '-Ilib', '-e', program, server.url], { cwd: folder });
    const [stdout, stderr] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    expect(stderr).toBe('');
    expect(stdout).toBe(
      `[:source_, :class_, :part_size, :source, :size, :part_size_, :concurrency, :resume, :on_state, :on_progress, :cancel_on, :request_options, :block]
#<Harbour::Resources::Crates::CloseCrateResponse closed=true>
part_size: expected an Integer between 1 and 4, received 5
`,
    );
    expect(server.requests).toEqual([
      'POST /crates {"weight":10,"class":"heavy","part_size":"own","source":null}',
      'PUT /crates/7/chunks abcd',
      'PUT /crates/7/chunks efgh',
      'PUT /crates/7/chunks ij',
      'POST /crates/7/close {"chunkNumbers":[4,4,2]}',
    ]);
  });
});
