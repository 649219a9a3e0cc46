import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { formatRawCurl } from './curl-raw.js';

const run = promisify(execFile);
const secrets = { OPENAI_API_KEY: '', '{OPENAI_API_KEY%?}': '' };
const expansions = { secrets, variables: new Map<string, string>() };

/**
 * Runs a command in a shell against a server that records what arrives, and responds once so much
 * has.
 */
async function seenBy(command: (url: string) => string, length: number): Promise<Buffer> {
  const received: Buffer[] = [];
  const server = createServer((socket) => {
    socket.on('data', (chunk) => {
      received.push(chunk);
      if (Buffer.concat(received).length >= length) socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const env = { ...process.env, OPENAI_API_KEY: 'sk-the-key' };
  const line = command(`http://127.0.0.1:${String(port)}/v1`);
  const { stdout } = await run('sh', ['-c', line], { env });
  server.close();
  expect(stdout).toContain('HTTP/1.1 400');
  return Buffer.concat(received);
}

describe('a command that sends bytes again', () => {
  const given: readonly { readonly what: string; readonly raw: string; readonly want: string }[] = [
    {
      what: 'puts the key where it stood',
      raw: 'GET /v1/files HTTP/1.1\r\nauthorization: Bearer $OPENAI_API_KEY\r\n\r\n',
      want: 'GET /v1/files HTTP/1.1\r\nauthorization: Bearer sk-the-key\r\n\r\n',
    },
    {
      what: 'puts a longer and a shorter key where they stood',
      raw: 'GET / HTTP/1.1\r\na: $OPENAI_API_KEYx\r\nb: ${OPENAI_API_KEY%?}\r\n\r\n',
      want: 'GET / HTTP/1.1\r\na: sk-the-keyx\r\nb: sk-the-ke\r\n\r\n',
    },
    {
      what: 'leaves what a shell or printf would read as more than letters',
      raw: `POST /%2e%s\\n HTTP/1.1\r\nx: 'a' "b" $HOME \`id\` \t\x01\r\n\r\n-n`,
      want: `POST /%2e%s\\n HTTP/1.1\r\nx: 'a' "b" $HOME \`id\` \t\x01\r\n\r\n-n`,
    },
    {
      what: 'sends bytes that are no text',
      raw: 'POST / HTTP/1.1\r\n\r\n\0\x80\xc3\xa9',
      want: 'POST / HTTP/1.1\r\n\r\n\0\x80\xc3\xa9',
    },
    {
      what: 'does not write out what is long and all the same',
      raw: `GET / HTTP/1.1\r\nx: ${'A'.repeat(20_000)}\r\n\r\n${'['.repeat(300)}`,
      want: `GET / HTTP/1.1\r\nx: ${'A'.repeat(20_000)}\r\n\r\n${'['.repeat(300)}`,
    },
  ];
  test.each(given)('$what', async ({ raw, want }) => {
    const sent = await seenBy(
      (url) => formatRawCurl(Buffer.from(raw, 'latin1'), url, { expansions }),
      want.length,
    );
    expect(sent.toString('latin1')).toBe(want);
  });

  test('is short where the bytes are many and the same', () => {
    const raw = Buffer.from(`GET / HTTP/1.1\r\nx: ${'A'.repeat(20_000)}\r\n\r\n`);
    expect(formatRawCurl(raw, 'http://localhost/v1')).toBe(
      `printf 'GET / HTTP/1.1\\r\\nx: %s\\r\\n\\r\\n' "$(head -c 20000 /dev/zero | tr '\\0' A)"` +
        ' | curl -sS --max-time 10 telnet://localhost:80',
    );
  });

  test('goes through TLS where the target does', () => {
    const raw = Buffer.from('GET / HTTP/1.1\r\n\r\n');
    expect(formatRawCurl(raw, 'https://api.example.com/v1')).toBe(
      "printf 'GET / HTTP/1.1\\r\\n\\r\\n' | openssl s_client -quiet -connect api.example.com:443",
    );
  });
});
