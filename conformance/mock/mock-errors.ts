/** The mock can't listen: another program uses the port, or other machines could reach the host. */
export class MockListenError extends Error {
  override readonly name = 'MockListenError';
}
