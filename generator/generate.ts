import { join } from 'node:path';
import {
  buildModel,
  type LintError,
  findServerWarnings,
  loadDocument,
  type LoadOptions,
  loadRequirements,
  type Model,
  type NameStyle,
  selectOperations,
  sortErrors,
  type Unsupported,
} from '@upspec/document';
import { locateFailure } from './locate-failure.js';
import { compareFolder, type Change } from './output/compare-folder.js';
import { formatFiles } from './output/format-file.js';
import { writeChanges } from './output/write-changes.js';
import { selectTargets } from './targets/select-targets.js';
import type { Emitted, EmittedFile, Target } from './targets/target.js';

/** The input and output of a run. */
export interface GenerateOptions extends LoadOptions {
  /** The OpenAPI document, a file or a URL. Defaults to `spec/openapi.yaml`. */
  readonly spec?: string;
  /** The output folder. Defaults to `generated`. */
  readonly out?: string;
  /** The names of targets, or the paths of modules. Defaults to all targets of upspec. */
  readonly targets?: readonly string[];
  /** How calls are named; by default as the document says, or else by `operationId`. */
  readonly names?: NameStyle;
  /** Only the operations that match one of these patterns: `Pets`, `/pets/**`, `findPets`. */
  readonly include?: readonly string[];
  /** None of the operations that match one of these patterns. */
  readonly exclude?: readonly string[];
  /** Only compare, write nothing. */
  readonly check?: boolean;
}

/** The result of a run, or of a comparison. */
export interface GenerateResult {
  /** The number of all files of the output. */
  readonly files: number;
  /** The files that differ from what was there before. */
  readonly changes: readonly Change[];
  /** The warnings of the document. */
  readonly warnings: readonly LintError[];
  /** What the document uses and the targets do not support yet. */
  readonly unsupported: readonly Unsupported[];
}

/**
 * Generates typed clients, validators and schemas from an OpenAPI document.
 *
 * @throws {InvalidDocumentError} when the document has errors; all of them are reported.
 * @throws {UnreadableDocumentError} when the document does not exist.
 * @throws {SelectionError} for a pattern that matches no operation.
 * @throws {InvalidTargetError} for a module that is not a target.
 * @throws {UnknownTargetError} for an unknown target name.
 * @throws {UnwritableOutputError} when the output folder can't be written to.
 *
 * @example
 * ```ts
 * import { generate } from '@upspec/generator';
 *
 * const { changes } = await generate({ spec: 'spec/openapi.yaml', out: 'generated', check: true });
 * console.log(changes.length === 0 ? 'up to date' : 'run upspec generate');
 * ```
 */
export async function generate(options: GenerateOptions = {}): Promise<GenerateResult> {
  const { spec = join('spec', 'openapi.yaml'), out = 'generated', check = false } = options;
  const targets = await selectTargets(options.targets);

  const loaded = await loadDocument(spec, options);
  const document = selectOperations(loaded, options);
  const requirements = await loadRequirements(spec);
  const { file } = document;
  const model = await locateFailure(file, 'building the model', () =>
    buildModel(document, requirements, { names: options.names }),
  );
  const { files, notEmitted } = await emitAll(targets, model, file);
  const changes = await compareFolder(out, files, (path) =>
    targets.some((target) => target.owns(path)),
  );

  if (!check) await writeChanges(out, changes);
  const unsupported = [
    ...model.unsupported,
    ...notEmitted.map(({ pointer, message }) => ({
      location: document.location(pointer),
      message,
    })),
  ];
  const warnings = sortErrors([
    ...document.warnings,
    ...model.warnings,
    ...(targets.some(({ sendsRequests }) => sendsRequests)
      ? findServerWarnings(document.root, (pointer) => document.location(pointer))
      : []),
  ]);
  return { files: files.length, changes, warnings, unsupported };
}

/** The output of all targets. */
interface Output {
  readonly files: readonly EmittedFile[];
  readonly notEmitted: NonNullable<Emitted['unsupported']>;
}

/**
 * Runs the targets and formats their files, one target after another: the syntax trees and the
 * unformatted files of all targets at once would take gigabytes for a large document.
 */
async function emitAll(targets: readonly Target[], model: Model, file: string): Promise<Output> {
  const files: EmittedFile[] = [];
  const notEmitted: NonNullable<Emitted['unsupported']>[number][] = [];
  for (const target of targets) {
    const emitted = await locateFailure(file, `the target ${target.name}`, () =>
      target.emit(model),
    );
    for (const each of await formatFiles(emitted.files)) files.push(each);
    for (const each of emitted.unsupported ?? []) notEmitted.push(each);
  }
  return { files, notEmitted };
}
