import type { WireRequest } from '../replay/build-request.js';
import type { CurlTarget } from './curl.js';
import type { GivenValue } from './given-values.js';
import type { ScriptStep } from './group-steps.js';

/** The requests of a case that show a defect, in their order. */
export interface Script {
  readonly target: CurlTarget;
  /** The option with the key, where all requests have the same. */
  readonly key: string | undefined;
  /** The options with the keys, where the requests have one of two that differ in their variables. */
  readonly keys?: readonly string[] | undefined;
  readonly steps: readonly ScriptStep[];
  /** The page that the last request goes on from. */
  readonly page:
    | { readonly request: WireRequest; readonly cursor: string; readonly value: GivenValue }
    | undefined;
  readonly last: ScriptStep;
  /** The names of variables, by the strings that they replace. */
  readonly variables: ReadonlyMap<string, string>;
  /** What precedes a value in the paths of all requests that name it, by the string it replaces. */
  readonly prefixes: ReadonlyMap<string, string>;
}

/** How a script is written. */
export interface ScriptLayout {
  /** Whether files have a content type that says nothing. */
  readonly isExact: boolean;
  /** Whether the responses whose values are kept are printed on standard error. */
  readonly isEchoed: boolean;
  /** Whether a function sends the requests. */
  readonly hasFunction: boolean;
  /** Whether it is as short as possible. */
  readonly isTerse: boolean;
  /** Whether the values that a loop reads become the parameters of the shell. */
  readonly isListed: boolean;
}
