// The public entry of `@upspec/conformance`.
export { check, listCases, type CheckOptions, type ListedCase } from './check.js';
export { KitError, UsageError } from './kit-error.js';
export {
  DataFolderError,
  ListenAddressError,
  PortTakenError,
  UnknownFaultError,
  serve,
  type RunningServer,
  type ServeOptions,
} from './openai-files/serve.js';
export { openMock, type MockOptions, type RunningMock } from './mock/open-mock.js';
export { MockListenError } from './mock/mock-errors.js';
export { loadSpecContract, type SpecSource } from './contract/load-spec-contract.js';
export { openaiFilesContract } from './openai-files/contract.js';
export { recordingRules } from './openai-files/recording-rules.js';
export { exportFixtures, type ExportFormat } from './record/export-fixtures.js';
export { importHar, type ImportOptions } from './record/import-har.js';
export { record, type RecordOptions } from './record/record.js';
export type {
  OwnDerivedProbe,
  OwnFamily,
  OwnRequirement,
  ProbeFile,
} from './own-probes/probe-file.js';
export type {
  Found,
  Probe,
  ProbeRawRequest,
  ProbeRequest,
  ProbeResponse,
  ProbeTarget,
} from './probe-contract/probe.js';
export type { ProbeSource } from './generic-probes/probe-family.js';
export type { Instance, Rejection, Scene } from './generic-probes/scene/scene.js';
export type { RecordingRules } from './record/recording-rules.js';
export type { Fault } from './openai-files/reference/faults/fault.js';
export { faults } from './openai-files/reference/faults/faults.js';
export { exitCodeOf } from './verdict/exit-code.js';
export { loadProfile, profileNames } from './openai-files/profile-format/load-profile.js';
export type { OpenAIProfile } from './openai-files/profile-format/openai-profile.js';
export type { Profile } from './profile-format/profile.js';
export { applyKnownFailures } from './known-failing/apply-known-failures.js';
export { loadKnownFailing } from './known-failing/load-known-failing.js';
export { mergeResults } from './verdict/merge-results.js';
export { compareResults, type Comparison } from './verdict/compare-results.js';
export {
  formatDifference,
  type Difference,
  type DifferenceKind,
  type ShownDifference,
} from './difference/difference.js';
export type { Location } from './difference/location.js';
export { formatObservation, type Observation } from './difference/observation.js';
export type { Reading } from './difference/reading.js';
export type { Finding, LocatedObservation } from './verdict/finding.js';
export type { ProgressEvent } from './verdict/progress-event.js';
export type { ShownExchange } from './verdict/show-exchange.js';
export type { CaseResult, Counts, Result, RunSettings, Shard, Verdict } from './verdict/result.js';
