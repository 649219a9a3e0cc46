import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { createServer } from 'node:tls';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { listen, type TcpServer } from './start-tcp-server.js';

export interface SecureServer extends TcpServer {
  readonly url: string;
  /** Makes OpenSSL trust the server's certificate. */
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a server for TLS on 127.0.0.1, with a certificate of its own. It stops with the test. */
export async function startSecureServer(handle: (socket: Socket) => void): Promise<SecureServer> {
  const folder = mkdtempSync(join(tmpdir(), 'upspec-tls-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const { stderr } = spawnSync('ruby', ['-e', CERTIFY], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toBe('');
  const own = (name: string): Buffer => readFileSync(join(folder, name));
  const server = createServer({ key: own('key.pem'), cert: own('cert.pem') });
  const started = await listen(server, handle, 'secureConnection');
  return {
    ...started,
    url: `https://${started.address}`,
    env: { SSL_CERT_FILE: join(folder, 'cert.pem') },
  };
}

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
