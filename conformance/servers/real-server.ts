import type { OpenAIProfile } from '../openai-files/profile-format/openai-profile.js';

/** A third-party server, and how it is run on this machine. */
export interface RealServer {
  /** In kebab-case, for the command line: `litellm`. */
  readonly name: string;
  readonly title: string;
  /** What is installed; the first is the server, and its version is the one that is reported. */
  readonly packages: readonly [Package, ...Package[]];
  readonly registry: Registry;
  /** How it was set up, in a sentence, for those who read its results. */
  readonly setting: string;
  /** Whether it forwards to another server, for which the reference server is started. */
  readonly needsUpstream: boolean;
  /** Where it claims less than OpenAI does, and is checked for no more. */
  readonly claims?: Partial<Pick<OpenAIProfile, 'purposes'>>;
  /**
   * Requirements that it violates because of how it is run, or that are disputable, with the
   * reason.
   */
  readonly setAside?: Readonly<Record<string, string>>;
  /** How it is started. */
  launch(setup: ServerSetup): Launch;
  /** What every request must contain beside the key. */
  headers?(setup: ServerSetup): Readonly<Record<string, string>>;
}

export interface Package {
  readonly name: string;
  readonly version: string;
}

export type Registry =
  | { readonly kind: 'npm' }
  /** `python`: the least version that the server takes. */
  | { readonly kind: 'pip'; readonly python: `3.${number}` };

/** Where a server runs. */
export interface ServerSetup {
  /** Where its packages are installed. */
  readonly installed: string;
  /** A folder of this run alone, removed at its end. */
  readonly scratch: string;
  readonly port: number;
  /** The key that the kit sends. */
  readonly apiKey: string;
  /** The reference server behind it; an empty address where it needs none. */
  readonly upstream: string;
}

/** A program to be started. */
export interface Launch {
  /** Beside the installed programs, or `node`. */
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Texts to be written into the scratch folder before. */
  readonly files: Readonly<Record<string, string>>;
  /** What precedes `/files`. */
  readonly basePath: string;
}
