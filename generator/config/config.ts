import type { NameStyle } from '@upspec/document';

/** What a configuration file contains; the flags of the command line win over it. */
export interface Config {
  /** The OpenAPI document. */
  readonly spec?: string;
  /** The output folder. */
  readonly out?: string;
  /** The names of targets, or the paths of modules. */
  readonly targets?: readonly string[];
  /** OpenAPI Overlays to apply first, in order. */
  readonly overlays?: readonly string[];
  /** How calls are named. */
  readonly names?: NameStyle;
  /** Only the operations that match one of these patterns. */
  readonly include?: readonly string[];
  /** None of the operations that match one of these patterns. */
  readonly exclude?: readonly string[];
  /**
   * Headers to read a document with that is a URL: `Authorization: Bearer $API_TOKEN`. `$NAME` is
   * replaced by a variable of the environment.
   */
  readonly inputHeaders?: readonly string[];
  /** Folders and URLs that a `$ref` may lead to. */
  readonly allowRefs?: readonly string[];
  /** Leaves out the operations and schemas that have an error. */
  readonly skipBroken?: boolean;
}

/** Returns its argument: editors complete the keys of a configuration that is written with it. */
export function defineConfig(config: Config): Config {
  return config;
}
