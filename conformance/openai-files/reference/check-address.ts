import { isIPv4 } from 'node:net';
import { ListenAddressError } from './serve-errors.js';

/** @throws {ListenAddressError} when others than this machine could reach it, or the port is none */
export function checkAddress(host: string, port: number): void {
  const isLoopback =
    host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
  if (!isLoopback) {
    throw new ListenAddressError(
      `host "${host}" may be reached from elsewhere; use 127.0.0.1, ::1 or localhost`,
    );
  }
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ListenAddressError(`port ${port} is none; use 1 to 65535, or 0 for any free one`);
  }
}
