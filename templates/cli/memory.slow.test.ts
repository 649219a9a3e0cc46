import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { rawServer } from '../typescript/runtime/testing/capture-server.js';
import { buildProgram, runCommand } from './testing/built-program.js';

const MIB = 1024 * 1024;
const hasProc = existsSync('/proc/self/status');

test.skipIf(!hasProc)('a file of 64 MiB is not held in memory (needs /proc)', async () => {
  const program = buildProgram();
  onTestFinished(() => {
    program.remove();
  });
  writeFileSync(join(program.folder, 'large.bin'), '');
  truncateSync(join(program.folder, 'large.bin'), 64 * MIB);
  let pid = 0;
  const peaks: number[] = [];
  const server = await rawServer((request, response) => {
    request.resume().on('end', () => {
      const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
      peaks.push(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"file-1"}');
    });
  });
  onTestFinished(() => server.close());
  const onStart = (child: ChildProcess): void => {
    pid = child.pid ?? 0;
  };
  for (const file of ['weather.jsonl', 'large.bin']) {
    const args = ['files', 'create', '--file', file, '--purpose', 'user_data'];
    const command = [process.execPath, program.path, ...args];
    await runCommand(command, program.folder, { url: server.url, onStart });
  }
  const [small = 0, large = 0] = peaks;
  expect(small).toBeGreaterThan(10);
  expect(large - small).toBeLessThan(40);
});
