import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { petsContract } from './pets/pets-contract.js';
import { buildRequest } from '../replay/build-request.js';
import type { RecordedBody } from '../fixture-format/fixture.js';
import { formatSteps } from '../verdict/curl-steps.js';
import { fitLines } from '../verdict/fit-lines.js';
import { readStep } from '../verdict/step.js';

// A server that returns a harmless id to the kit, and a hostile one to who runs the command.

const secret = 'content-of-a-private-file';
const hostile = [
  '$(touch broken)',
  '`touch broken`',
  "'; touch broken; '",
  '"; touch broken; "',
  'x -o broken',
  '-o broken',
  '-K private.txt',
  '@private.txt',
  '<private.txt',
  'a,private.txt',
  'x;filename=@private.txt',
  '{a,b}[1-9]',
  '../../../private.txt',
  '* && touch broken',
  'a\\u000atouch broken',
  '%s%s%n\\\\x',
];

let folder: string;
let server: Server;
let url: string;
let seen: string[];
let id: string;

const harmless = 'pet-of-this-run';

const bodies: Readonly<Record<string, RecordedBody | undefined>> = {
  'a path': undefined,
  JSON: { json: { petId: harmless, names: [harmless] } },
  'a text': { text: harmless },
  'a field of a multipart body': { multipart: [{ name: 'pet', text: harmless }] },
  'the name of a field': { multipart: [{ name: harmless, text: 'x' }] },
  'the name of a file': { multipart: [{ name: 'a', filename: harmless, text: 'x\n' }] },
  'a file': { multipart: [{ name: 'a', filename: 'a.jsonl', text: `${harmless}\n` }] },
};

function commandFor(body: RecordedBody | undefined): string {
  const first = buildRequest({ method: 'POST', path: '/pets', auth: 'none' });
  const response = {
    status: 201,
    headers: { 'x-token': harmless },
    bytes: Buffer.from(JSON.stringify({ id: harmless })),
  };
  const step = readStep(petsContract, first, response);
  const sent = buildRequest({
    method: 'PUT',
    path: body === undefined ? `/pets/${harmless}` : '/pets',
    headers: { 'x-pet': harmless, cookie: `pet=${harmless}`, [harmless]: 'x' },
    auth: 'none',
    ...(body !== undefined && { body }),
  });
  const steps = step === undefined ? [] : [step];
  return fitLines(formatSteps({ described: petsContract, steps, sent }, { baseUrl: url }));
}

/** Tests that a shell runs nothing of a hostile response, and sends none of the operator's files. */
export function testHostileResponses(shells: readonly string[]): void {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'upspec-hostile-'));
    await writeFile(join(folder, 'private.txt'), `${secret}\n`);
    seen = [];
    server = createServer((request, response) => {
      void readText(request).then((body) => {
        seen.push([request.method, request.url, ...request.rawHeaders, body].join(' '));
        response.setHeader('x-token', id.replace(/[^ -~]/g, ''));
        response.end(`{"id":"${id.replaceAll('"', '\\\\"')}"}`);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });

  describe.each([...shells])('%s', (shell) => {
    const isFound = spawnSync(shell, ['-c', ':']).status === 0;

    test.skipIf(!isFound).each(Object.entries(bodies))(
      'runs nothing and sends no file of the operator where an id is in %s',
      async (_, body) => {
        const command = commandFor(body);
        expect(command).toContain('$(');
        for (const value of hostile) {
          id = value;
          await promisify(execFile)(shell, ['-c', command], { cwd: folder, timeout: 20_000 }).catch(
            () => undefined,
          );
        }
        expect(await readdir(folder)).toEqual(['private.txt']);
        expect(seen.join('\n')).not.toContain(secret);
        expect(seen.length).toBeGreaterThan(hostile.length);
      },
    );
  });
}
