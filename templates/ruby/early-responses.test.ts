import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { evaluate, hasRuby } from './testing/run-ruby.js';

const BODY = '{"error":{"message":"too large","type":"t","param":null,"code":null}}';
const REJECTION = `HTTP/1.1 413 Content Too Large\r\ncontent-type: application/json\r\ncontent-length: ${String(BODY.length)}\r\n\r\n${BODY}`;
/** Far more than the buffers of a connection. */
const LARGE = 32 * 1024 * 1024;
const SEND = `started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
  told = failure { openai.uploads.parts.create("u", data: StringIO.new("x" * ${String(LARGE)}), request_options: { timeout: 20, max_retries: 0 }) }
  [told, Process.clock_gettime(Process::CLOCK_MONOTONIC) - started < 10]`;

async function listen(server: Server): Promise<string> {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return `127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`;
}

/** Responds once the first bytes have come, and reads no more. */
function reject(socket: Socket, then: (socket: Socket) => void): void {
  socket.once('data', () => {
    socket.pause();
    socket.write(REJECTION, () => {
      then(socket);
    });
  });
}

describe.skipIf(!hasRuby)('a response that comes before the body is sent (needs ruby)', () => {
  const conducts: readonly { readonly conduct: string; readonly then: (socket: Socket) => void }[] =
    [
      { conduct: 'closes the connection', then: (socket) => socket.destroy() },
      { conduct: 'resets the connection', then: (socket) => socket.resetAndDestroy() },
      { conduct: 'ends its side, and keeps the connection open', then: (socket) => socket.end() },
      { conduct: 'keeps the connection open, and reads nothing', then: () => undefined },
    ];
  test.each(conducts)('is reported where the server $conduct', async ({ then }) => {
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      reject(socket, then);
    });
    const url = `http://${await listen(server)}`;
    expect(await evaluate(SEND, { url })).toEqual([['APIStatusError', '413 too large'], true]);
  });

  test('is not an interim response', async () => {
    const server = createServer((socket) => {
      let received = 0;
      socket.once('data', () => {
        socket.pause();
        socket.write('HTTP/1.1 103 Early Hints\r\n\r\n');
        setTimeout(() => socket.resume(), 200);
      });
      socket.on('data', (chunk) => {
        received += chunk.length;
        if (received > LARGE)
          socket.end('HTTP/1.1 200 OK\r\ncontent-length: 11\r\n\r\n{"id":"ok"}');
      });
    });
    const url = `http://${await listen(server)}`;
    const lines = `openai.uploads.parts.create("u", data: "x" * ${String(LARGE)}).id`;
    expect(await evaluate(lines, { url })).toBe('ok');
  });

  describe('over TLS', () => {
    async function secure(handle: (socket: Socket) => void): Promise<{
      readonly url: string;
      readonly env: Readonly<Record<string, string>>;
    }> {
      const folder = mkdtempSync(join(tmpdir(), 'upspec-tls-'));
      onTestFinished(() => {
        rmSync(folder, { recursive: true });
      });
      const { stderr } = spawnSync('ruby', ['-e', CERTIFY], { cwd: folder, encoding: 'utf8' });
      expect(stderr).toBe('');
      const own = (name: string): Buffer => readFileSync(join(folder, name));
      const server = createSecureServer(
        { key: own('key.pem'), cert: own('cert.pem') },
        (socket) => {
          socket.on('error', () => undefined);
          handle(socket);
        },
      );
      const url = `https://${await listen(server)}`;
      return { url, env: { SSL_CERT_FILE: join(folder, 'cert.pem') } };
    }

    test('is reported', async () => {
      const run = await secure((socket) => {
        reject(socket, () => undefined);
      });
      expect(await evaluate(SEND, run)).toEqual([['APIStatusError', '413 too large'], true]);
    });

    test('is not data of the TLS connection itself', async () => {
      const run = await secure((socket) => {
        let received = 0;
        setTimeout(() => {
          socket.on('data', (chunk: Buffer) => {
            received += chunk.length;
            if (received > LARGE)
              socket.end('HTTP/1.1 200 OK\r\ncontent-length: 11\r\n\r\n{"id":"ok"}');
          });
        }, 200);
      });
      const lines = `openai.uploads.parts.create("u", data: "x" * ${String(LARGE)}).id`;
      expect(await evaluate(lines, run)).toBe('ok');
    });
  });
});

/** Creates a certificate for 127.0.0.1. */
const CERTIFY = `require "openssl"
key = OpenSSL::PKey::RSA.new(2048)
cert = OpenSSL::X509::Certificate.new
cert.version = 2
cert.serial = 1
cert.subject = cert.issuer = OpenSSL::X509::Name.parse("/CN=127.0.0.1")
cert.public_key = key.public_key
cert.not_before = Time.now - 60
cert.not_after = Time.now + 3600
factory = OpenSSL::X509::ExtensionFactory.new(cert, cert)
cert.add_extension(factory.create_extension("subjectAltName", "IP:127.0.0.1"))
cert.add_extension(factory.create_extension("basicConstraints", "CA:TRUE", true))
cert.sign(key, OpenSSL::Digest.new("SHA256"))
File.write("key.pem", key.to_pem)
File.write("cert.pem", cert.to_pem)`;
