import { readdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serve, type RunningServer } from '../serve.js';
import { call, form, type TestResponse } from './testing/test-client.js';

let folder: string;
let server: RunningServer;
let now: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-test-'));
  now = 1_780_000_000_000;
  server = await serve({ apiKey: 'right', dataDir: folder, clock: () => now });
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const file = (content = 'hello\n', name = 'a.txt'): ['file', File] => [
  'file',
  new File([content], name),
];
const create = (...entries: readonly (readonly [string, string | File])[]): Promise<TestResponse> =>
  call(server, 'POST /files', form(...entries));
const idOf = (response: TestResponse): string => (response.body as { id: string }).id;
const stored = (): Promise<string[]> => readdir(join(folder, 'content'));

function rejection(message: string, param: string | null = null, type = 'invalid_request_error') {
  return expect.objectContaining({ error: { message, type, param, code: null } });
}

describe('createFile', () => {
  it('returns the File with its properties in the recorded order', async () => {
    const { status, body } = await create(['purpose', 'assistants'], file());
    expect(status).toBe(200);
    expect(Object.entries(body as object).slice(2)).toEqual([
      ['purpose', 'assistants'],
      ['filename', 'a.txt'],
      ['bytes', 6],
      ['created_at', 1_780_000_000],
      ['expires_at', null],
      ['status', 'processed'],
      ['status_details', null],
    ]);
    expect(idOf({ body } as TestResponse)).toMatch(/^file-[A-Za-z0-9]{22}$/);
  });

  it.each([
    ['你好.txt'],
    ['🙂.txt'],
    ['a;b=c.txt'],
    ['100%.txt'],
    ['a%20b.txt'],
    ['../../etc/passwd'],
    ['C:\\temp\\a.txt'],
    ['.hidden'],
    ['\\\\srv\\x.txt'],
    ['a\\\\b.txt'],
    ['ends with\\'],
    ['per%22cent.txt'],
    ['%0A.txt'],
    ['é'.repeat(2048)],
  ])('returns the name %s unchanged, and stores the file under another name', async (name) => {
    const created = await create(['purpose', 'user_data'], file('x', name));
    expect(created.body).toMatchObject({ filename: name });
    expect(await call(server, `GET /files/${idOf(created)}/content`)).toMatchObject({
      status: 200,
      body: 'x',
    });
    expect(await stored()).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
  });

  it.each([
    ['say %22hi%22.txt', 'say %22hi%22.txt'],
    ['say \\"hi\\".txt', 'say "hi".txt'],
    ['\\\\srv\\\\\\"x\\".txt', '\\srv\\"x".txt'],
  ])('reads the name %s as %s', async (written, want) => {
    const body = [
      '--b\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nuser_data\r\n',
      `--b\r\nContent-Disposition: form-data; name="file"; filename="${written}"\r\n\r\nx\r\n--b--`,
    ].join('');
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const created = await call(server, 'POST /files', { body, headers });
    expect(created.body).toMatchObject({ filename: want });
  });

  it.each([
    {
      name: 'an unknown purpose',
      given: [['purpose', 'poetry'] as const, file()],
      want: rejection(
        "'poetry' is not one of ['fine-tune', 'assistants', 'batch', 'user_data', 'vision', 'evals'] - 'purpose'",
        'purpose',
      ),
    },
    {
      name: 'no file',
      given: [['purpose', 'vision'] as const],
      want: rejection("'file' is a required property"),
    },
    {
      name: 'no purpose',
      given: [file()],
      want: rejection("'purpose' is a required property"),
    },
    {
      name: 'a file that is a text field',
      given: [['purpose', 'vision'] as const, ['file', 'text'] as const],
      want: rejection(
        'The browser (or proxy) sent a request that this server could not understand.',
        null,
        'server_error',
      ),
    },
    {
      name: 'one unknown field',
      given: [['purpose', 'vision'] as const, ['expires_after', '{}'] as const, file()],
      want: rejection("Additional properties are not allowed ('expires_after' was unexpected)"),
    },
    {
      name: 'dotted names',
      given: [
        ['purpose', 'vision'] as const,
        file(),
        ['expires_after.anchor', 'created_at'] as const,
        ['expires_after.seconds', '3600'] as const,
      ],
      want: rejection(
        "Additional properties are not allowed ('expires_after.anchor', 'expires_after.seconds' were unexpected)",
      ),
    },
    {
      name: 'two purposes',
      given: [['purpose', 'vision'] as const, ['purpose', 'evals'] as const, file()],
      want: rejection("'purpose' was sent more than once.", 'purpose'),
    },
    {
      name: 'two files',
      given: [['purpose', 'vision'] as const, file(), file()],
      want: rejection("'file' was sent more than once.", 'file'),
    },
    {
      name: 'a batch file with another extension',
      given: [['purpose', 'batch'] as const, file('x', 'notes.txt')],
      want: rejection('Invalid file format for Batch API. Must be .jsonl'),
    },
  ])('rejects $name with 400 and stores nothing', async ({ given, want }) => {
    const { status, body } = await create(...given);
    expect({ status, body }).toEqual({ status: 400, body: want });
    expect(await stored()).toEqual([]);
  });

  it.each([
    ['3599', 400],
    ['3600', 200],
    ['2592000', 200],
    ['2592001', 400],
    ['3600.5', 400],
    ['1e4', 400],
    ['', 400],
  ])('an expires_after of %s seconds returns %i', async (seconds, status) => {
    const response = await create(
      ['expires_after[seconds]', seconds],
      file(),
      ['purpose', 'evals'],
      ['expires_after[anchor]', 'created_at'],
    );
    expect(response.status).toBe(status);
  });

  it.each([
    ['seconds alone', [['expires_after[seconds]', '3600'] as const]],
    ['an anchor alone', [['expires_after[anchor]', 'created_at'] as const]],
    [
      'another anchor',
      [
        ['expires_after[anchor]', 'last_active_at'] as const,
        ['expires_after[seconds]', '3600'] as const,
      ],
    ],
  ])('rejects %s', async (_name, given) => {
    const response = await create(['purpose', 'evals'], file(), ...given);
    expect(response).toMatchObject({ status: 400, body: { error: { param: 'expires_after' } } });
  });

  it('expires a batch file after thirty days', async () => {
    const { body } = await create(['purpose', 'batch'], file('{}', 'a.jsonl'));
    expect(body).toMatchObject({ created_at: 1_780_000_000, expires_at: 1_782_592_000 });
  });
});

describe('an expired file', () => {
  it('is deleted exactly on time, also from disk', async () => {
    const created = await create(
      ['purpose', 'vision'],
      ['expires_after[anchor]', 'created_at'],
      ['expires_after[seconds]', '3600'],
      file(),
    );
    const path = `/files/${idOf(created)}`;
    now += 3_599_999;
    expect((await call(server, `GET ${path}`)).status).toBe(200);
    now += 1;
    for (const line of [`GET ${path}`, `GET ${path}/content`, `DELETE ${path}`]) {
      expect(await call(server, line)).toMatchObject({ status: 404 });
    }
    expect((await call(server, 'GET /files')).body).toMatchObject({ data: [], has_more: false });
    await expect.poll(stored).toEqual([]);
  });
});

describe('listFiles', () => {
  it('returns null ids for an empty list', async () => {
    const { status, body } = await call(server, 'GET /files?before=ignored');
    expect({ status, body }).toEqual({
      status: 200,
      body: { object: 'list', data: [], first_id: null, last_id: null, has_more: false },
    });
  });

  it('pages through files of the same second in both orders', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      ids.push(idOf(await create(['purpose', index === 2 ? 'evals' : 'vision'], file())));
    }
    const list = async (query: string): Promise<unknown> => {
      const { body } = await call(server, `GET /files?${query}`);
      const page = body as { data: { id: string }[]; has_more: boolean; last_id: string };
      expect(page.last_id).toBe(page.data.at(-1)?.id);
      return [...page.data.map(({ id }) => ids.indexOf(id)), page.has_more];
    };
    expect(await list('')).toEqual([4, 3, 2, 1, 0, false]);
    expect(await list('order=asc&limit=2')).toEqual([0, 1, true]);
    expect(await list(`order=asc&limit=3&after=${ids[1] ?? ''}`)).toEqual([2, 3, 4, false]);
    expect(await list(`limit=2&after=${ids[3] ?? ''}`)).toEqual([2, 1, true]);
    expect(await list(`purpose=vision&limit=2&after=${ids[3] ?? ''}`)).toEqual([1, 0, false]);
  });

  it.each([
    ['limit=0', 400, 'limit'],
    ['limit=10001', 400, 'limit'],
    ['limit=two', 400, 'limit'],
    ['limit=', 400, 'limit'],
    ['limit=1.5', 400, 'limit'],
    ['order=up', 400, 'order'],
    ['after=file-unknown', 404, 'after'],
  ])('rejects %s', async (query, status, param) => {
    const response = await call(server, `GET /files?${query}`);
    expect(response).toMatchObject({ status, body: { error: { param, code: null } } });
  });
});

describe('deleteFile', () => {
  it('is done once for two parallel requests', async () => {
    const path = `/files/${idOf(await create(['purpose', 'vision'], file()))}`;
    const responses = await Promise.all([
      call(server, `DELETE ${path}`),
      call(server, `DELETE ${path}`),
    ]);
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect(await stored()).toEqual([]);
  });

  it('does not interrupt a running download', async () => {
    const bytes = 20_000_000;
    const big = new File([Buffer.alloc(bytes)], 'a');
    const path = `/files/${idOf(await create(['purpose', 'vision'], ['file', big]))}`;
    const content = await fetch(`${server.url}${path}/content`, {
      headers: { Authorization: 'Bearer right' },
    });
    expect((await call(server, `DELETE ${path}`)).status).toBe(200);
    expect(await stored()).toHaveLength(1);
    expect((await content.arrayBuffer()).byteLength).toBe(bytes);
    await expect.poll(stored).toEqual([]);
  });
});

describe('an unknown id', () => {
  it.each(['GET /files/X', 'DELETE /files/X', 'GET /files/X/content'])(
    'returns 404 from %s in any format',
    async (line) => {
      for (const id of ['fake_id', '..%2f..%2fjournal.jsonl', '%00', 'é', 'x'.repeat(9000)]) {
        const { status, body } = await call(server, line.replace('X', id));
        expect({ status, body }).toEqual({
          status: 404,
          body: rejection(`No such File object: ${decodeURIComponent(id)}`, 'id'),
        });
      }
    },
  );
});
