import { request } from 'node:http';
import { isIP } from 'node:net';
import { connect } from 'node:tls';

/** In milliseconds: a server that speaks the protocol responds to its first bytes at once. */
const patience = 2000;

/**
 * Whether a server completes a TLS handshake at an address, be its certificate trusted or not. No
 * request is sent.
 *
 * @param url its host and port count
 */
export function usesTls(url: URL): Promise<boolean> {
  const host = hostOf(url);
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: Number(url.port || 80),
      // Nothing is sent that a stranger could read; whether to trust the server is not decided here.
      rejectUnauthorized: false,
      // RFC 6066, section 3: "Literal IPv4 and IPv6 addresses are not permitted in "HostName"."
      ...(isIP(host) === 0 && { servername: host }),
    });
    const settle = (outcome: boolean): void => {
      socket.destroy();
      resolve(outcome);
    };
    socket.setTimeout(patience, () => settle(false));
    socket.once('secureConnect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.once('close', () => settle(false));
  });
}

/**
 * Whether a server responds to a plain HTTP request at an address. The request has no key, and asks for
 * a path that no server has.
 *
 * @param url its host and port count
 */
export function usesPlainHttp(url: URL, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const port = Number(url.port || 443);
    const outgoing = request({ host: hostOf(url), port, path, method: 'GET', agent: false });
    const settle = (outcome: boolean): void => {
      outgoing.destroy();
      resolve(outcome);
    };
    outgoing.setTimeout(patience, () => settle(false));
    outgoing.once('response', () => settle(true));
    outgoing.on('error', () => settle(false));
    outgoing.end();
  });
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}
