import type { CheckOptions } from '../../check.js';
import type { Launch, Package, Registry, ServerSetup } from '../real-server.js';

/** A third-party server of any API, which is checked against the document that it publishes. */
export interface AnyApiServer {
  /** In kebab-case, for the command line: `kinto`. */
  readonly name: string;
  readonly title: string;
  /** What is installed; the first is the server, and its version is the one that is reported. */
  readonly packages: readonly [Package, ...Package[]];
  readonly registry: Registry;
  /** How it was set up, as the rest of a sentence. */
  readonly setting: string;
  /** Where it serves its document: `/openapi.json`, below the host. */
  readonly document: string;
  /** What the kit is given beside the URL and the document. */
  options(setup: ServerSetup): Pick<CheckOptions, 'apiKeys' | 'headers' | 'existing'>;
  launch(setup: ServerSetup): Launch;
  /** The findings that a person compared with the server and its document. */
  readonly checked: readonly CheckedFinding[];
}

/** A finding that was checked by hand, and is true. */
export interface CheckedFinding {
  readonly requirement: string;
  /** Parts of what was expected, one for each finding; each finding of the requirement without them. */
  readonly expects?: readonly string[];
  /** What the document says and what the server does, in a sentence. */
  readonly why: string;
}
