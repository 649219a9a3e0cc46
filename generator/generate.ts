import { join } from 'node:path';
import {
  buildModel,
  type Fault,
  findServerWarnings,
  loadDocument,
  loadRequirements,
  sortFaults,
  type Unsupported,
} from '@upspec/document';
import { compareFolder, type Change } from './output/compare-folder.js';
import { formatFile } from './output/format-file.js';
import { writeChanges } from './output/write-changes.js';
import { selectTargets } from './targets/select-targets.js';

/** What is to be made from what. */
export interface GenerateOptions {
  /** The OpenAPI document; `spec/openapi.yaml` where it is left out. */
  readonly spec?: string;
  /** OpenAPI Overlays that are applied to it first, in order. */
  readonly overlays?: readonly string[];
  /** The folder that is written to; `generated` where it is left out. */
  readonly out?: string;
  /** The names of the targets; all of them where it is left out. */
  readonly targets?: readonly string[];
  /** Only compare, write nothing. */
  readonly check?: boolean;
}

/** What was made, or would be. */
export interface GenerateResult {
  /** How many files the output has in all. */
  readonly files: number;
  /** The files that differ from what was there before. */
  readonly changes: readonly Change[];
  /** What is odd in the document without being wrong. */
  readonly warnings: readonly Fault[];
  /** What the document says and the targets can't keep yet. */
  readonly unsupported: readonly Unsupported[];
}

/**
 * Makes typed clients, validators and schemas from an OpenAPI document.
 *
 * @throws {DocumentFaultsError} when the document has faults; all of them are told.
 * @throws {UnreadableDocumentError} when there is no such document.
 * @throws {UnknownTargetError} when a target has no such name.
 * @throws {UnwritableOutputError} when the output folder can't be written.
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

  const document = await loadDocument(spec, { overlays: options.overlays ?? [] });
  const model = buildModel(document, await loadRequirements(spec));
  const emitted = await Promise.all(targets.map((target) => target.emit(model)));
  const files = await Promise.all(emitted.flatMap((made) => made.files).map(formatFile));
  const changes = await compareFolder(out, files, (path) =>
    targets.some((target) => target.owns(path)),
  );

  if (!check) await writeChanges(out, changes);
  const unmade = emitted.flatMap((made) => made.unsupported ?? []);
  const unsupported = [
    ...model.unsupported,
    ...unmade.map(({ pointer, message }) => ({ place: document.place(pointer), message })),
  ];
  const warnings = sortFaults([
    ...document.warnings,
    ...(targets.some(({ sendsRequests }) => sendsRequests)
      ? findServerWarnings(document.root, (pointer) => document.place(pointer))
      : []),
  ]);
  return { files: files.length, changes, warnings, unsupported };
}
