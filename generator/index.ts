// The public entry of `@upspec/generator`.
export {
  defineConfig,
  InvalidDocumentError,
  formatError,
  lint,
  SelectionError,
  UnreadableDocumentError,
  type Config,
  type LintError,
  type LintOptions,
  type DocumentLocation,
  type Unsupported,
} from '@upspec/document';
export type { Model, NameStyle, NamedSchema, Operation, Parameter, Schema } from '@upspec/document';
export { generate, type GenerateOptions, type GenerateResult } from './generate.js';
export { ForeignFileError, type Change } from './output/compare-folder.js';
export { formatChanges } from './output/format-changes.js';
export { OutsideOutputError } from './output/resolve-inside.js';
export { UnwritableOutputError } from './output/write-changes.js';
export { InvalidTargetError } from './targets/custom-target.js';
export { UnknownTargetError } from './targets/select-targets.js';
export { banner, type Emitted, type EmittedFile, type Target } from './targets/target.js';
