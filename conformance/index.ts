// The public door: `upspec/conformance`.
export { check, listCases, type CheckOptions, type ListedCase } from './check.js';
export { KitError, UnreachableError, UsageError } from './kit-error.js';
export {
  DataFolderError,
  ListenAddressError,
  PortTakenError,
  serve,
  type RunningServer,
  type ServeOptions,
} from './serve.js';
export { exitCodeOf } from './verdict/exit-code.js';
export type { Finding, Observation } from './verdict/finding.js';
export type { ProgressEvent } from './verdict/progress-event.js';
export type { CaseResult, Counts, Result, Verdict } from './verdict/result.js';
