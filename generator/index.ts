// The public entry of `@upspec/generator`.
export {
  DocumentFaultsError,
  formatFault,
  lint,
  UnreadableDocumentError,
  type Fault,
  type LintOptions,
  type Place,
  type Unsupported,
} from '@upspec/document';
export { generate, type GenerateOptions, type GenerateResult } from './generate.js';
export { ForeignFileError, type Change } from './output/compare-folder.js';
export { formatChanges } from './output/format-changes.js';
export { OutsideOutputError } from './output/resolve-inside.js';
export { UnwritableOutputError } from './output/write-changes.js';
export { UnknownTargetError } from './targets/select-targets.js';
