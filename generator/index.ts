// The public door: `upspec/generator`.
export { generate, type GenerateOptions, type GenerateResult } from './generate.js';
export { lint, type LintOptions } from './lint.js';
export { DocumentFaultsError, UnreadableDocumentError } from './load/errors.js';
export { formatFault, type Fault, type Place } from './load/fault.js';
export type { Unsupported } from './model/unsupported.js';
export { ForeignFileError, type Change } from './output/compare-folder.js';
export { OutsideOutputError } from './output/resolve-inside.js';
export { UnwritableOutputError } from './output/write-changes.js';
export { UnknownTargetError } from './targets/select-targets.js';
