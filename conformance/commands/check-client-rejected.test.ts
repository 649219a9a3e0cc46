import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCheckClient, type CheckClientArguments } from './check-client.js';

/** A client that completes an Upload of nine bytes with a part of five, and cancels it twice. */
const client = `
const { OPENAI_BASE_URL: url, OPENAI_API_KEY: key } = process.env;
const send = async (path, body, type) => {
  const headers = { authorization: 'Bearer ' + key, ...(type && { 'content-type': type }) };
  return (await fetch(url + path, { method: 'POST', headers, body })).json();
};
const upload = { purpose: 'user_data', filename: 'a.txt', bytes: 9, mime_type: 'text/plain' };
const { id } = await send('/uploads', JSON.stringify(upload), 'application/json');
const form = new FormData();
form.set('data', new Blob(['hello']), 'a.txt');
const part = await send('/uploads/' + id + '/parts', form);
await send('/uploads/' + id + '/complete', JSON.stringify({ part_ids: [part.id] }), 'application/json');
await send('/uploads/' + id + '/cancel');
await send('/uploads/' + id + '/cancel');
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-rejected-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(
  options: Partial<CheckClientArguments>,
): Promise<{ readonly code: number; readonly text: string }> {
  const lines: string[] = [];
  const command = [process.execPath, '--input-type=module', '-e', client];
  const code = await runCheckClient(
    { command, timeout: 30, port: 0, ...options },
    {
      program: 'upspec',
      print: (text) => lines.push(text),
      warn: (text) => lines.push(text),
      interactive: false,
      color: false,
      environment: process.env,
      signal: new AbortController().signal,
    },
  );
  return { code, text: lines.join('\n') };
}

async function listOf(entry: string): Promise<string> {
  const file = join(folder, 'known.yaml');
  await writeFile(file, entry);
  return file;
}

test('a rejection has the requirement of the API; what the API leaves open is observed', async () => {
  const { code, text } = await run({ verbose: true });
  expect(code).toBe(1);
  expect(text).toContain('The client violates 1 requirement, in 1 of 5 requests');
  expect(text).toMatch(/COMPLETE-04 [^]*request body \/part_ids/);
  expect(text).toMatch(/OBSERVED[^]*CANCEL-04 [^]*request path: status 400/);
});

test('such a requirement can be a known failure', async () => {
  const { code, text } = await run({ knownFailing: await listOf('COMPLETE-04: issue 12\n') });
  expect(text).toContain('The client conforms, except for known failures');
  expect(code).toBe(0);
});

test('a requirement that the API does not have is rejected in that list', async () => {
  const knownFailing = await listOf('COMPLETE-99: issue 12\n');
  await expect(run({ knownFailing })).rejects.toThrow('"COMPLETE-99" matches no case');
});
