import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { captureServer, type CaptureServer } from '../typescript/runtime/testing/capture-server.js';
import { buildProgram, runCommand, type BuiltProgram } from './testing/built-program.js';

const OBJECT = '{"id": "file-1",  "bytes": 9, "tags": ["a"], "note": null, "ok": true}';
const ERROR = '{"error": {"message": "No such File object: gone", "param": "id", "code": null}}';
const LIST = '{"object":"list","data":[{"id":"a","n":1},{"id":"b","n":2}],"has_more":false}';
const EMPTY = '{"object":"list","data":[],"has_more":false}';
const BYTES = Buffer.from([0, 255, 10, 13, 128, 27]);

const box = (title: string, lines: readonly string[]): string => {
  const width = Math.max(...lines.map((line) => line.length));
  const rows = lines.map((line) => `│ ${line.padEnd(width)} │`);
  const singleBar = '─'.repeat(width + 2);
  return `${[title, `╭${singleBar}╮`, ...rows, `╰${singleBar}╯`].join('\n')}\n`;
};

/** The output of each format, as in the official program where it is documented. */
const ROWS: readonly {
  readonly format: string;
  readonly object: string;
  readonly list: string;
  readonly empty: string;
  readonly error: string;
}[] = [
  {
    format: 'auto',
    object:
      '{\n  "id": "file-1",\n  "bytes": 9,\n  "tags": [\n    "a"\n  ],\n  "note": null,\n  "ok": true\n}\n',
    list: '{\n  "id": "a",\n  "n": 1\n}\n{\n  "id": "b",\n  "n": 2\n}\n',
    empty: '',
    error: '{\n  "message": "No such File object: gone",\n  "param": "id",\n  "code": null\n}\n',
  },
  {
    format: 'json',
    object:
      '{\n  "id": "file-1",\n  "bytes": 9,\n  "tags": [\n    "a"\n  ],\n  "note": null,\n  "ok": true\n}\n',
    list: '{\n  "id": "a",\n  "n": 1\n}\n{\n  "id": "b",\n  "n": 2\n}\n',
    empty: '',
    error: '{\n  "message": "No such File object: gone",\n  "param": "id",\n  "code": null\n}\n',
  },
  {
    format: 'jsonl',
    object: '{"id":"file-1","bytes":9,"tags":["a"],"note":null,"ok":true}\n',
    list: '{"id":"a","n":1}\n{"id":"b","n":2}\n',
    empty: '',
    error: '{"message":"No such File object: gone","param":"id","code":null}\n',
  },
  {
    format: 'raw',
    object: `${OBJECT}\n`,
    list: `${LIST}\n`,
    empty: `${EMPTY}\n`,
    error: '{"message":"No such File object: gone","param":"id","code":null}\n',
  },
  {
    format: 'yaml',
    object: 'id: file-1\nbytes: 9\ntags:\n  - a\nnote: null\nok: true\n',
    list: 'id: a\nn: 1\n---\nid: b\nn: 2\n',
    empty: '',
    error: 'message: "No such File object: gone"\nparam: id\ncode: null\n',
  },
  {
    format: 'pretty',
    object: box('files retrieve', [
      'id: file-1',
      'bytes: 9',
      'tags:',
      '  1. a',
      'note: null',
      'ok: yes',
    ]),
    list: box('files list', ['id: a', 'n: 1']) + box('files list', ['id: b', 'n: 2']),
    empty: '',
    error: box('Error', ['message: No such File object: gone', 'param: id', 'code: null']),
  },
];

describe('the output of a format', () => {
  let program: BuiltProgram;
  let server: CaptureServer;
  beforeAll(async () => {
    program = buildProgram();
    server = await captureServer(({ path }, response) => {
      if (path.includes('gone')) send(response, 404, ERROR);
      else if (path.endsWith('/content')) send(response, 200, BYTES, 'application/octet-stream');
      else if (path.includes('purpose=none')) send(response, 200, EMPTY);
      else send(response, 200, path.startsWith('/files/') ? OBJECT : LIST);
    });
  });
  afterAll(async () => {
    await server.close();
    program.remove();
  });
  const run = (...args: readonly string[]): ReturnType<typeof runCommand> =>
    runCommand([process.execPath, program.path, ...args], program.folder, { url: server.url });

  test.each(ROWS)('$format: an object', async ({ format, object }) => {
    expect(await run('files', 'retrieve', 'file-1', '--format', format)).toMatchObject({
      code: 0,
      stdout: object,
      stderr: '',
    });
  });
  test.each(ROWS)('$format: a list, item by item', async ({ format, list }) => {
    expect(await run('files', 'list', '--format', format)).toMatchObject({ code: 0, stdout: list });
  });
  test.each(ROWS)('$format: an empty list', async ({ format, empty }) => {
    const ran = await run('--format', format, 'files', 'list', '--purpose', 'none');
    expect(ran).toMatchObject({ code: 0, stdout: empty, stderr: '' });
  });
  test.each(ROWS)('$format: an error, its status on stderr', async ({ format, error }) => {
    expect(await run('files', 'retrieve', 'gone', '--format-error', format)).toMatchObject({
      code: 1,
      stdout: error,
      stderr: `GET "${server.url}/files/gone": 404 Not Found\n`,
    });
  });
  test.each(ROWS.slice(2, 4))('$format: bytes unchanged', async ({ format }) => {
    const ran = await run('files', 'content', 'file-1', '--format', format);
    expect(ran.bytes).toEqual(BYTES);
  });

  test('the format of data does not change that of an error', async () => {
    const ran = await run('files', 'retrieve', 'gone', '--format', 'yaml');
    expect(ran.stdout).toBe(ROWS[0]?.error);
  });

  const inputs: readonly { readonly args: readonly string[]; readonly want: string }[] = [
    { args: ['retrieve', 'file-1', '--transform', 'id'], want: '"file-1"\n' },
    { args: ['retrieve', 'file-1', '--transform', 'id', '--raw-output'], want: 'file-1\n' },
    { args: ['retrieve', 'file-1', '--transform', 'absent'], want: 'null\n' },
    { args: ['list', '--transform', 'id', '-r'], want: 'a\nb\n' },
    { args: ['list', '--transform', 'id', '-r', '--max-items', '1'], want: 'a\n' },
    { args: ['list', '--max-items', '0'], want: '' },
    { args: ['list', '--format', 'raw', '--transform', 'data[].id'], want: '["a","b"]\n' },
    { args: ['list', '--format', 'JSONL', '--max-items', '-1'], want: ROWS[2]?.list ?? '' },
  ];
  test.each(inputs)('files $args', async ({ args, want }) => {
    expect(await run('files', ...args)).toMatchObject({ code: 0, stdout: want, stderr: '' });
  });

  test('--transform-error is applied to an error', async () => {
    const ran = await run('files', 'retrieve', 'gone', '--transform-error', 'param');
    expect(ran).toMatchObject({ code: 1, stdout: '"id"\n' });
  });
});

function send(
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  type?: string,
): void {
  response.writeHead(status, { 'content-type': type ?? 'application/json' }).end(body);
}
