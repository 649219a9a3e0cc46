import { randomBytes } from 'node:crypto';
import { finished } from 'node:stream/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { CapturedBody, Headers } from './capture.js';
import { collectBody } from './collect-body.js';

const limits = { content: 100, body: 1000, fileParts: new Set(['file', 'data']) };

async function collect(
  headers: Headers,
  bytes: Buffer,
  pieces = 7,
): Promise<CapturedBody | undefined> {
  const { sink, body } = collectBody(headers, limits);
  for (let from = 0; from < bytes.length; from += pieces) {
    const hasRoom = sink.write(bytes.subarray(from, from + pieces));
    if (!hasRoom) await new Promise((resolve) => sink.once('drain', resolve));
  }
  sink.end();
  await finished(sink);
  return body();
}

const form = { 'content-type': 'multipart/form-data; boundary=xx' };

function formOf(...parts: readonly string[]): Buffer {
  return Buffer.from([...parts.map((part) => `--xx\r\n${part}\r\n`), '--xx--\r\n'].join(''));
}

describe('a multipart body', () => {
  test('is described part by part, in its order and with its bytes', async () => {
    const body = await collect(
      form,
      formOf(
        'Content-Disposition: form-data; name="purpose"\r\n\r\nbatch',
        'Content-Disposition: form-data; name="file"; filename="../é %22a%22.txt"\r\nContent-Type: text/x-a\r\n\r\na\r\n--x\r\n',
        'Content-Disposition: form-data; name="expires_after[anchor]"\r\n\r\ncreated_at',
        'Content-Disposition: form-data; name="data"\r\n\r\nno name',
      ),
    );
    const reported =
      body?.kind === 'form'
        ? body.parts.map(({ content, ...rest }) => ({ ...rest, text: content.bytes?.toString() }))
        : [];
    expect(reported).toEqual([
      { name: 'purpose', text: 'batch' },
      { name: 'file', filename: '../é %22a%22.txt', contentType: 'text/x-a', text: 'a\r\n--x\r\n' },
      { name: 'expires_after[anchor]', text: 'created_at' },
      { name: 'data', contentType: 'text/plain', text: 'no name' },
    ]);
  });

  test('with a part that has no name is kept as its bytes', async () => {
    const bytes = formOf('Content-Disposition: form-data; filename="a"\r\n\r\nhello');
    expect(await collect(form, bytes)).toMatchObject({ kind: 'content', content: { bytes } });
  });

  test('keeps of a long file its length and digest alone', async () => {
    const head = 'Content-Disposition: form-data; name="file"; filename="a"\r\n\r\n';
    const body = await collect(form, formOf(head + 'a'.repeat(300_000)), 60_000);
    expect(body).toMatchObject({
      kind: 'form',
      parts: [
        {
          content: {
            length: 300_000,
            // printf 'a%.0s' $(seq 300000) | sha256sum
            digest: '12e1b9b179b29a4f7e5889b185d7ac71bff0ad1f49a7b391d0911b737a0f5381',
            isText: true,
          },
        },
      ],
    });
    expect(JSON.stringify(body)).not.toContain('"bytes"');
  });

  const malformed: readonly (readonly [string, string, string])[] = [
    ['without a boundary in its type', 'multipart/form-data', '--xx\r\n'],
    ['that never begins', form['content-type'], 'junk'],
    [
      'that breaks off',
      form['content-type'],
      '--xx\r\nContent-Disposition: form-data; name="a"\r\n\r\nb',
    ],
    [
      'without a name',
      form['content-type'],
      '--xx\r\nContent-Disposition: form-data\r\n\r\nb\r\n--xx--\r\n',
    ],
  ];
  test.each(malformed)('%s is described as its bytes', async (_, type, text) => {
    expect(await collect({ 'content-type': type }, Buffer.from(text))).toMatchObject({
      kind: 'content',
      content: { length: text.length, bytes: Buffer.from(text) },
    });
  });
});

describe('an encoded body', () => {
  const plain = Buffer.from('{"object":"list"}');
  /** The same by `zstd -19`. */
  const byZstd = 'KLUv/QRoiQAAeyJvYmplY3QiOiJsaXN0In13s9Nc';
  test.each([
    ['gzip', gzipSync(plain)],
    ['x-gzip', gzipSync(plain)],
    ['deflate', deflateSync(plain)],
    ['br', brotliCompressSync(plain)],
    ['zstd', Buffer.from(byZstd, 'base64')],
    ['identity', plain],
  ])('is decoded from %s', async (encoding, bytes) => {
    const headers = { 'content-type': 'application/json', 'content-encoding': encoding };
    expect(await collect(headers, bytes)).toMatchObject({ content: { bytes: plain } });
  });

  /** RFC 8878, section 3.1.1.2: blocks of one repeated byte, 128 KiB each, in four bytes. */
  const repeated = Buffer.from([0x02, 0x00, 0x10, 0x00]);
  const last = Buffer.from([0x03, 0x00, 0x10, 0x00]);
  const frame = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58]);
  const blocks = Array.from({ length: 799 }, () => repeated);
  test.each([
    ['gzip', 104_857_600, gzipSync(Buffer.alloc(104_857_600))],
    ['zstd', 104_857_600, Buffer.concat([frame, ...blocks, last])],
  ])('that blows up is kept no further than any other: %s', async (encoding, length, bomb) => {
    const body = await collect({ 'content-encoding': encoding }, bomb, 60_000);
    expect(body).toMatchObject({ kind: 'content', content: { length } });
    expect(JSON.stringify(body)).not.toContain('"bytes"');
  });

  test.each([
    ['gzip', 'no gzip at all'],
    ['zstd', 'no zstd at all'],
    ['dcb', 'an encoding that is unknown here'],
  ])('that cannot be undone is ignored: %s', async (encoding, text) => {
    expect(await collect({ 'content-encoding': encoding }, Buffer.from(text))).toBeUndefined();
  });

  test('may be empty, as the response to HEAD is', async () => {
    expect(await collect({ 'content-encoding': 'gzip' }, Buffer.alloc(0))).toEqual({
      kind: 'none',
    });
  });
});

test('bytes are distinguished from text, except for a character that the limit cuts', async () => {
  const kinds = await Promise.all(
    [Buffer.from('é'.repeat(50_000)), randomBytes(70_000), Buffer.from([0xff])].map((bytes) =>
      collect({}, bytes, 60_000),
    ),
  );
  expect(kinds.map((body) => body?.kind === 'content' && body.content.isText)).toEqual([
    true,
    false,
    false,
  ]);
});
