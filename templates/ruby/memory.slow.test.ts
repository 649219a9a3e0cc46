import { createServer, type ServerResponse } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evaluate, hasRuby } from './testing/run-ruby.js';

const MEBIBYTE = 1024 * 1024;
const SIZE = 64 * MEBIBYTE;
/** Far below the size of the body; a copy in memory would be above. */
const MOST = 24 * MEBIBYTE;

describe.skipIf(!hasRuby || process.platform !== 'linux')(
  'memory of the Ruby library (needs ruby, and /proc)',
  () => {
    let folder = '';
    let url = '';
    const content = Buffer.alloc(SIZE, 'upspec ');
    const sent: number[] = [];
    const server = createServer((request, response) => {
      let length = 0;
      request.on('data', (chunk: Buffer) => {
        length += chunk.length;
      });
      request.on('end', () => {
        if (request.method === 'GET') {
          respondWith(Number(/files\/(\d+)/.exec(request.url ?? '')?.[1]) / 64, response);
          return;
        }
        sent.push(length);
        response.end('{"id":"part_a"}');
      });
    });
    const respondWith = (times: number, response: ServerResponse): void => {
      response.writeHead(200, { 'content-length': times * SIZE });
      const send = (left: number): void => {
        if (left === 0) response.end();
        else
          response.write(content, () => {
            send(left - 1);
          });
      };
      send(times);
    };
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'upspec-ruby-'));
      writeFileSync(join(folder, 'large.bin'), content);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`;
    });
    afterAll(() => {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true });
    });

    const grown = (lines: string): string => `
      peak = -> { File.read("/proc/self/status")[/VmHWM:\\s+(\\d+)/, 1].to_i * 1024 }
      openai.files.content("0") { |_| break }
      before = peak.call
      result = begin
        ${lines}
      end
      [peak.call - before, result]`;

    const inputs = [
      'Pathname("large.bin")',
      'File.open("large.bin")',
      'IO.popen(%w[cat large.bin])',
    ];
    test.each(inputs)('64 MiB from %s are never held as a whole', async (input) => {
      sent.length = 0;
      const lines = grown(`openai.uploads.parts.create("u", data: ${input}).id`);
      const [bytes, id] = (await evaluate(lines, { url, cwd: folder })) as [number, string];
      expect(id).toBe('part_a');
      expect(bytes).toBeLessThan(MOST);
      expect(sent).toHaveLength(1);
      expect(sent[0]).toBeGreaterThan(SIZE);
      expect(sent[0]).toBeLessThan(SIZE + 1000);
    });

    const uploads = [
      { source: 'Pathname("large.bin")', options: 'part_size: 16 * 1024 * 1024' },
      // Each part of a pipe is in memory while it is sent.
      {
        source: 'IO.popen(%w[cat large.bin]), filename: "large.bin"',
        options: `size: ${String(SIZE)}, part_size: 2 * 1024 * 1024, concurrency: 2`,
      },
    ];
    test.each(uploads)(
      '64 MiB in parts from $source are never held as a whole',
      async ({ source, options }) => {
        sent.length = 0;
        const call = `openai.uploads.upload_file(${source}, purpose: :batch, ${options}).id`;
        const [bytes, id] = (await evaluate(grown(call), { url, cwd: folder })) as [number, string];
        expect(id).toBe('part_a');
        expect(bytes).toBeLessThan(MOST);
        expect(sent.reduce((sum, length) => sum + length, 0)).toBeGreaterThan(SIZE);
      },
    );

    const outputs = [
      { to: 'an IO', call: 'content("64", to: sink)', mebibytes: 64, most: MOST },
      // Chunks of a block are garbage-collected later, not immediately.
      {
        to: 'a block',
        call: 'content("256") { |piece| sink.write(piece) }',
        mebibytes: 256,
        most: 2 * SIZE,
      },
    ];
    test.each(outputs)(
      '$mebibytes MiB to $to are never held as a whole',
      async ({ call, mebibytes, most }) => {
        const lines =
          grown(`sink = Class.new { attr_reader :size; define_method(:write) { |piece| @size = @size.to_i + piece.bytesize } }.new
        openai.files.${call}
        sink.size`);
        const [bytes, size] = (await evaluate(lines, { url })) as [number, number];
        expect(size).toBe(mebibytes * MEBIBYTE);
        expect(bytes).toBeLessThan(most);
      },
    );

    test('a String of 64 MiB is detected, so that the measurement can fail', async () => {
      const lines = grown('openai.files.content("64").size');
      const [bytes, size] = (await evaluate(lines, { url })) as [number, number];
      expect(size).toBe(SIZE);
      expect(bytes).toBeGreaterThan(MOST);
    });
  },
);
