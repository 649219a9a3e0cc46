import { isIPv4 } from 'node:net';
import { ListenAddressError } from './serve-errors.js';

/** @throws {ListenAddressError} if other machines can reach the host, or the port is not valid */
export function checkAddress(host: string, port: number): void {
  const isLoopback =
    host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
  if (!isLoopback) {
    throw new ListenAddressError(
      `host "${host}" may be reachable from other machines; use 127.0.0.1, ::1 or localhost`,
    );
  }
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ListenAddressError(
      `port ${port} is not valid; use 1 to 65535, or 0 for any free port`,
    );
  }
}
