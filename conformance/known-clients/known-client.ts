import type { Installable } from '../servers/install.js';
import type { BuiltDriver } from './build-driver.js';

/** A client that `npm run clients` runs. */
export interface KnownClient {
  /** In kebab-case, for the command line: `openai-node-6`. */
  readonly name: string;
  readonly title: string;
  /** What is installed or built for it; undefined for what this machine or this project has. */
  readonly install: Installable | BuiltDriver | undefined;
  /**
   * The program that reads tasks, and its arguments.
   *
   * @param folder - Where the packages are; the project itself where none are installed.
   */
  command(folder: string): readonly [string, ...string[]];
}
