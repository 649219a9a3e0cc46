/** A configuration file that can't be used; its message has a line for each error. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
