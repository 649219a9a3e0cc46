import { UsageError } from '../kit-error.js';
import type { PackOptions } from '../open-pack.js';
import { readPackFolder } from '../pack-folder/read-pack-folder.js';

/** Options that choose the cases of a run. */
export interface CaseArguments {
  /** A folder with the document, overlays, requirements and fixtures of an API. */
  readonly pack?: string;
  readonly spec?: string;
  readonly overlay?: readonly string[];
  readonly requirements?: string;
  readonly fixtures?: readonly string[];
  readonly existing?: readonly string[];
  readonly allowLeftovers?: boolean;
  readonly profile?: string;
  /** Whether probes are derived from the document of `--spec`. */
  readonly derivedProbes?: boolean;
  /** Modules with probes of your own. */
  readonly probes?: readonly string[];
  readonly readOnly?: boolean;
  readonly opinions?: boolean;
  readonly maxExamples?: number;
  readonly maxRequests?: number;
}

/**
 * The options with the files of `--pack` as if each had been named. Probes in it are code, and are not
 * among them.
 *
 * @throws {UsageError} for a folder that is not a pack, and for a document beside it
 */
export async function withPack<Options extends CaseArguments>(
  options: Options,
  warn: (text: string) => void,
): Promise<Options> {
  const { pack, probes: own = [] } = options;
  if (pack === undefined) return options;
  if (options.spec !== undefined) {
    throw new UsageError(`--pack ${pack} has a document, and so has --spec; use one of them`);
  }
  const { spec, overlays, requirements, fixtures, probes } = await readPackFolder(pack);
  if (probes !== undefined && own.length === 0) {
    warn(`${probes} holds code, which is not run; add --probes ${probes} to run it`);
  }
  return {
    ...options,
    spec,
    overlay: [...overlays, ...(options.overlay ?? [])],
    fixtures: [...(fixtures === undefined ? [] : [fixtures]), ...(options.fixtures ?? [])],
    ...(requirements !== undefined && { requirements: options.requirements ?? requirements }),
  };
}

/**
 * The options of a command as those of a check.
 *
 * @throws {UsageError} for options that need another one, or exclude each other
 */
export function readCaseOptions(options: CaseArguments): PackOptions {
  const { spec, overlay, requirements, fixtures, existing, allowLeftovers } = options;
  const { derivedProbes, probes: ownProbes, readOnly, opinions } = options;
  const { maxExamples, maxRequests } = options;
  if (spec === undefined) {
    const needingSpec = [
      ...(overlay === undefined ? [] : ['--overlay']),
      ...(requirements === undefined ? [] : ['--requirements']),
      ...(existing === undefined ? [] : ['--existing']),
      ...(allowLeftovers === true ? ['--allow-leftovers'] : []),
      ...(derivedProbes === false ? ['--no-probes'] : []),
      ...(readOnly === true ? ['--read-only'] : []),
      ...(opinions === true ? ['--opinions'] : []),
      ...(maxExamples === undefined ? [] : ['--max-examples']),
      ...(maxRequests === undefined ? [] : ['--max-requests']),
    ];
    if (needingSpec.length > 0) {
      throw new UsageError(`${needingSpec.join(', ')}: give the document with --spec FILE as well`);
    }
    return { fixtures, ownProbes };
  }
  if (options.profile !== undefined) {
    throw new UsageError(
      `--profile ${options.profile} says what differs from the built-in API, and --spec checks another API; use one of them`,
    );
  }
  return {
    spec,
    overlays: overlay,
    requirements,
    fixtures,
    existing,
    allowLeftovers,
    probes: derivedProbes,
    ownProbes,
    readOnly,
    opinions,
    maxExamples,
    maxRequests,
  };
}

/** The same options as words of a command that runs a case again. */
export function caseWords(options: CaseArguments): readonly string[] {
  const { spec, overlay = [], requirements, fixtures = [], existing = [] } = options;
  return [
    ...(spec === undefined ? [] : ['--spec', spec]),
    ...overlay.flatMap((file) => ['--overlay', file]),
    ...(requirements === undefined ? [] : ['--requirements', requirements]),
    ...fixtures.flatMap((folder) => ['--fixtures', folder]),
    ...existing.flatMap((each) => ['--existing', each]),
    ...(options.allowLeftovers === true ? ['--allow-leftovers'] : []),
    ...(options.probes ?? []).flatMap((file) => ['--probes', file]),
    ...(options.readOnly === true ? ['--read-only'] : []),
    ...(options.opinions === true ? ['--opinions'] : []),
    ...(options.maxExamples === undefined ? [] : ['--max-examples', String(options.maxExamples)]),
    ...(options.maxRequests === undefined ? [] : ['--max-requests', String(options.maxRequests)]),
  ];
}
