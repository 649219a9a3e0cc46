import type { Installable } from '../install.js';

/**
 * A tool that reports what is wrong with a server, tested with the same injected faults as the kit.
 */
export interface ComparedTool {
  readonly name: string;
  readonly title: string;
  /** Absent for the kit itself. */
  readonly installed?: Installable;
  /** How it was run, in a sentence. */
  readonly setting: string;
  /**
   * Judges a server.
   * @returns what it reports, each thing once, without what differs from run to run
   */
  judge(target: ToolTarget): Promise<ReadonlySet<string>>;
}

export interface ToolTarget {
  readonly url: string;
  readonly apiKey: string;
  /** Where the tool is installed; empty for the kit itself. */
  readonly installed: string;
  /** A folder of this run alone. */
  readonly scratch: string;
}
