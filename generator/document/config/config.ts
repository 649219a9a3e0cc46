import type { NameStyle } from '../model/name-style.js';

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
  /** The options of `upspec check`. */
  readonly check?: CheckConfig;
}

/** How a server is checked, as the options of `upspec check` say it. */
export interface CheckConfig {
  /** The base URL of the server. */
  readonly url?: string;
  /** The OpenAPI document of the server's API; the built-in API by default. */
  readonly spec?: string;
  readonly overlays?: readonly string[];
  /** A file of requirements in addition to the document. */
  readonly requirements?: string;
  /** Folders of fixtures. */
  readonly fixtures?: readonly string[];
  /** Ids of resources that exist already: `petId=7`. */
  readonly existing?: readonly string[];
  readonly allowLeftovers?: boolean;
  /** The name or the file of a profile. */
  readonly profile?: string;
  /** The variables of keys: `$PETS_KEY`, or `session=$PETS_SESSION` for one of several security schemes. */
  readonly apiKeys?: readonly string[];
  /** Headers of every request: `X-Team: $TEAM_KEY`. */
  readonly headers?: readonly string[];
  /** A file of trusted certificates in PEM format. */
  readonly ca?: string;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  /** A file of known failures. */
  readonly knownFailing?: string;
  /** From 1 to 64. */
  readonly jobs?: number;
  /** In seconds. */
  readonly timeout?: number;
  /** `10/s` */
  readonly rateLimit?: string;
  readonly seed?: number;
  readonly large?: boolean;
  readonly slow?: boolean;
  readonly failFast?: boolean;
  /** A shell command that starts the server again. */
  readonly restart?: string;
  /** `junit=reports/junit.xml` */
  readonly reports?: readonly string[];
  /** The HAR file that the traffic of the run is written to. */
  readonly har?: string;
}

/** Returns its argument: editors complete the keys of a configuration that is written with it. */
export function defineConfig(config: Config): Config {
  return config;
}
