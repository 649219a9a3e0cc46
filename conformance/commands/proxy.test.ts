import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import {
  authorization,
  closeAll,
  createWrongly,
  example,
  key,
  makeFolder,
  start,
  startExample,
  startReference,
  startServer,
  useFiles,
} from './testing/running-proxy.js';

afterEach(closeAll);

describe('the built-in API', () => {
  test('a client and a server that conform are exit code 0', async () => {
    const running = await start(await startReference());
    await useFiles(running.url);
    const { code, text, client, server, result } = await running.stop();
    expect({ client, server }).toEqual({ client: [], server: [] });
    expect(text).toContain('The client and the server conform');
    expect(result.cases.map(({ name, exchanges }) => [name, exchanges])).toEqual([
      ['client/traffic', 5],
      ['server/traffic', 5],
    ]);
    expect(code).toBe(0);
  });

  test('a wrong client at a right server has all violations', async () => {
    const running = await start(await startReference());
    await useFiles(running.url);
    await createWrongly(running.url);
    const { code, text, client, server } = await running.stop();
    expect(new Set(client)).toEqual(new Set(['6 client.body.value']));
    expect(server).toEqual([]);
    expect(text).toContain(
      'The client violates 1 requirement, in 1 of 6 requests; the server conforms',
    );
    expect(code).toBe(1);
  });

  test('both sides are reported apart, with a command for each violation', async () => {
    const running = await start(await startReference('file-bytes-as-text'));
    await createWrongly(running.url);
    await useFiles(running.url);
    const { text, code, client, server } = await running.stop();
    expect(code).toBe(1);
    expect(client[0]).toBe('1 client.body.value');
    expect(server[0]).toBe('3 FILE-03');
    expect(text).toMatch(
      /The client\n\nFAIL {2}client\.body\.value[^]*The server\n\nFAIL {2}FILE-03/,
    );
    expect(text).toMatch(
      /curl -sSi http:\S+\/v1\/files -H "Authorization: Bearer \$OPENAI_API_KEY"/,
    );
    expect(text).not.toContain(key);
  });

  test('a profile states what the server claims', async () => {
    const url = await startReference('create-201');
    const profile = join(await makeFolder(), 'created.yaml');
    await writeFile(
      profile,
      [
        'name: created',
        'title: A server that returns 201',
        'sources: [{ at: https://a.example, tells: [statuses] }]',
        'statuses: { createFile: [200, 201] }',
        '',
      ].join('\n'),
    );
    const running = await start(url, { profile });
    await useFiles(running.url);
    expect((await running.stop()).server).toEqual([]);
  });

  test('ids that the server had before the run, and paths of another API, are allowed', async () => {
    const running = await start(
      await startServer((request, response) => {
        request.resume();
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('{}');
      }),
    );
    await (await fetch(`${running.url}/chat/completions`, { method: 'POST', body: '{}' })).text();
    const { client, text } = await running.stop();
    expect(client).toEqual([]);
    expect(text).toContain('1 request was of operations that the document does not have');
  });
});

describe('what is written', () => {
  test('a HAR file and fixtures have the traffic, and no key', async () => {
    const [har, fixtures] = [
      join(await makeFolder(), 'traffic.har'),
      join(await makeFolder(), 'fixtures'),
    ];
    const running = await start(await startReference(), { har, fixtures, verbose: true });
    await useFiles(running.url);
    await createWrongly(running.url);
    const { text } = await running.stop();
    const written = await readFile(har, 'utf8');
    const { log } = JSON.parse(written) as {
      readonly log: { readonly entries: readonly { readonly response: { status: number } }[] };
    };
    expect(log.entries.map(({ response }) => response.status)).toEqual([
      200, 200, 200, 200, 200, 400,
    ]);
    const names = await readdir(join(fixtures, 'recorded'));
    expect(names.length).toBeGreaterThan(1);
    const all = await Promise.all(
      names.map((name) => readFile(join(fixtures, 'recorded', name), 'utf8')),
    );
    for (const each of [written, text, ...all]) expect(each).not.toContain(key);
  });

  test('secrets of a response are in none of it', async () => {
    const har = join(await makeFolder(), 'secret.har');
    const token = 'tok-9f8e7d6c5b4a39281706';
    const url = await startServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': `sid=${token}` });
      response.end(JSON.stringify({ access_token: token, object: 'list' }));
    });
    const running = await start(url, { har, verbose: true });
    await (await fetch(`${running.url}/files`, { headers: { authorization } })).text();
    const { text, result } = await running.stop();
    for (const each of [text, JSON.stringify(result), await readFile(har, 'utf8')]) {
      expect(each).not.toContain(token);
      expect(each).not.toContain(key);
    }
  });

  test('known failures of both sides do not fail the run', async () => {
    const [ofClient, ofServer] = [
      join(await makeFolder(), 'client.yaml'),
      join(await makeFolder(), 'server.yaml'),
    ];
    await writeFile(ofClient, 'client.body.value: the team of the client knows\n');
    await writeFile(ofServer, 'FILE-03: reported\nLIST-02: reported\n');
    const url = await startReference('file-bytes-as-text');
    const running = await start(url, { knownFailing: [ofClient, ofServer] });
    await createWrongly(running.url);
    await useFiles(running.url);
    const { code, text } = await running.stop();
    expect(text).toContain('The client and the server conform, except for known failures');
    expect(code).toBe(0);
  });

  test('with --verbose each new violation is one line at once', async () => {
    const running = await start(await startReference(), { verbose: true });
    await createWrongly(running.url);
    await createWrongly(running.url);
    const lines = running
      .text()
      .split('\n')
      .filter((line) => line.startsWith('client, request'));
    expect(lines).toContain(
      "client, request 1, POST /uploads: client.body.value, request body /bytes: expected must have required property 'bytes', actual absent",
    );
    expect(new Set(lines.map((line) => line.split(',')[1]))).toEqual(new Set([' request 1']));
    await running.stop();
  });
});

describe('a document', () => {
  const post = (url: string, body: string): Promise<Response> =>
    fetch(`${url}/notes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });

  test('a right and a wrong client are distinguished at a mock of it', async () => {
    const url = await startExample();
    const right = await start(url, { spec: example });
    const { id } = (await (await post(right.url, '{"text":"a"}')).json()) as {
      readonly id: number;
    };
    for (const path of ['notes', `notes/${id}`]) await (await fetch(`${right.url}/${path}`)).text();
    await (await fetch(`${right.url}/notes/${id}`, { method: 'DELETE' })).text();
    const { client, server, code } = await right.stop();
    expect({ client, server, code }).toEqual({ client: [], server: [], code: 0 });
    const wrong = await start(url, { spec: example });
    await (await post(wrong.url, '{"text":1}')).text();
    await (await fetch(`${wrong.url}/note`)).text();
    const seen = await wrong.stop();
    expect(seen.client).toEqual(['1 client.body.value', '2 client.path']);
    expect(seen.server).toEqual([]);
  });

  test.each([
    [
      'a body that violates its schema',
      200,
      '[{"id":"x","text":"a","createdAt":"2026-01-01T00:00:00Z"}]',
      'Note.id',
    ],
    ['a body that is not JSON', 200, 'not JSON', 'listNotes.200'],
    ['a status that is not declared', 202, '[]', 'listNotes.200'],
    ['an error of the server', 500, '{}', 'rule.unavailable'],
  ])('a server is found with %s', async (_, status, body, requirement) => {
    const url = await startServer((__, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
    const running = await start(url, { spec: example });
    await (await fetch(`${running.url}/notes`)).text();
    const { client, server } = await running.stop();
    expect(client).toEqual([]);
    expect(server).toEqual([`1 ${requirement}`]);
  });

  test('what the server rejects although the document allows it is observed', async () => {
    const url = await startServer((request, response) => {
      request.resume();
      response.writeHead(422, { 'content-type': 'application/json' }).end('{"error":"no"}');
    });
    const running = await start(url, { spec: example });
    await (await post(running.url, '{"text":"a"}')).text();
    const { client, result } = await running.stop();
    expect(client).toEqual([]);
    expect(result.cases[1]?.observations).toMatchObject([{ requirement: 'traffic.rejected' }]);
  });
});

describe('wrong usage is an error with a sentence', () => {
  test.each([
    [{ url: 'localhost' }, 'localhost is not a valid server URL'],
    [{ overlay: ['a.yaml'] }, '--overlay corrects a document: name it with --spec'],
    [{ spec: example, profile: 'azure' }, '--profile names claims about the built-in API'],
    [{ har: '/dev/null/a.har' }, "the HAR file can't be written to /dev/null/a.har"],
  ])('%o', async (options, message) => {
    await expect(start('http://127.0.0.1:9/v1', options)).rejects.toThrow(message);
  });

  test('a port that is taken', async () => {
    const url = await startServer((_, response) => response.end());
    const { port } = new URL(url);
    await expect(start(url, { spec: example, port: Number(port) })).rejects.toThrow(
      `port ${port} is in use by another program`,
    );
  });

  test('no request is exit code 2', async () => {
    const { code, text } = await (await start(await startReference())).stop();
    expect(code).toBe(2);
    expect(text).toContain('no request came; the client must use the URL of the proxy');
  });
});
