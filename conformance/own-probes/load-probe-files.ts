import { readdir, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Requirement } from '@upspec/document';
import { derivedIds } from '../contract/derived-ids.js';
import type { Contract } from '../contract.js';
import { deriveProbe } from '../generic-probes/derive-probe.js';
import { probeFamilies } from '../generic-probes/probe-families.js';
import type { ProbeSource } from '../generic-probes/probe-family.js';
import { UsageError } from '../kit-error.js';
import type { Probe } from '../probe-contract/probe.js';
import { describeThrown } from './describe-thrown.js';
import { guardProbe, type OwnProbeLimits } from './guard-probe.js';
import type { OwnFamily, OwnRequirement, ProbeFile } from './probe-file.js';
import { derivedProblems, readProbeFile } from './read-probe-file.js';

/** What the probes of a user are made for. */
export interface OwnProbesContext {
  readonly contract: Contract;
  /** What families derive their probes from; only for the document of `--spec`. */
  readonly source?: ProbeSource | undefined;
  /** Milliseconds that a probe may take without a request or a pause. */
  readonly timeout: number;
}

/** The probes of a user. */
export interface OwnProbes {
  readonly probes: readonly Probe[];
  readonly requirements: readonly Requirement[];
}

/**
 * Imports files of probes. This is the only code of a user that the kit runs, and only if the command
 * line names it.
 *
 * @param files modules of JavaScript, or folders with some
 * @throws {UsageError} for a file that can't be imported, and with all that is wrong with its exports
 */
export async function loadProbeFiles(
  files: readonly string[],
  context: OwnProbesContext,
): Promise<OwnProbes> {
  const located = (await Promise.all(files.map(modulesOf))).flat();
  const loaded = [];
  for (const file of located) loaded.push(await loadProbeFile(file, context));
  return {
    probes: loaded.flatMap(({ probes }) => probes),
    requirements: loaded.flatMap(({ requirements }) => requirements),
  };
}

const extensions: ReadonlySet<string> = new Set(['.js', '.mjs', '.cjs', '.ts', '.mts']);

async function modulesOf(path: string): Promise<readonly string[]> {
  const about = await stat(path).catch(() => undefined);
  if (about === undefined) throw new UsageError(`--probes ${path}: there is no such file`);
  if (about.isFile()) return [path];
  const names = await readdir(path);
  const modules = names.filter((name) => extensions.has(extname(name))).sort();
  if (modules.length > 0) return modules.map((name) => join(path, name));
  throw new UsageError(`--probes ${path}: there is no module (*.js) in this folder`);
}

async function loadProbeFile(file: string, context: OwnProbesContext): Promise<OwnProbes> {
  const read = readProbeFile(await importFile(file, context));
  if (!read.ok) throw wrong(file, read.errors);
  const { probes, families, requirements } = read.file;
  const limits = limitsOf(file, requirements, context);
  const all = [...probes, ...families.flatMap((family) => derive(family, file, context))];
  const errors = all.flatMap((probe) => unknownNames(probe, limits, context));
  if (errors.length > 0) throw wrong(file, errors);
  return {
    probes: all.map((probe) => guardProbe(probe, limits)),
    requirements: requirements.map(asRequirement),
  };
}

function wrong(file: string, errors: readonly string[]): UsageError {
  return new UsageError(errors.map((error) => `--probes ${file}: ${error}`).join('\n'));
}

async function importFile(file: string, { timeout }: OwnProbesContext): Promise<unknown> {
  const path = resolve(file);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const seconds = timeout / 1000;
    const reason = `it was not imported within ${seconds} s`;
    timer = setTimeout(() => reject(wrong(file, [reason])), timeout);
  });
  try {
    return { ...(await Promise.race([import(pathToFileURL(path).href), late])) } as unknown;
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    const reason = `it can't be imported: ${describeThrown(cause, path)}`;
    throw new UsageError(`--probes ${file}: ${reason}`, { cause });
  } finally {
    clearTimeout(timer);
  }
}

function limitsOf(
  file: string,
  requirements: Required<ProbeFile>['requirements'],
  { contract, timeout }: OwnProbesContext,
): OwnProbeLimits {
  const stated = new Set(requirements.map(({ id }) => id));
  const derived = new Set(derivedIds(contract.described));
  return {
    file,
    path: resolve(file),
    timeout,
    isKnown: (id) => stated.has(id) || contract.requirements.has(id) || derived.has(id),
  };
}

function derive(
  { name, select }: OwnFamily,
  file: string,
  { source }: OwnProbesContext,
): readonly Probe[] {
  if (source === undefined) {
    throw wrong(file, ['its families derive from a document: give it with --spec FILE']);
  }
  if (probeFamilies.some((family) => family.name === name)) {
    throw wrong(file, [`the kit has a family ${name} itself: use another name`]);
  }
  const selected: unknown = selectFrom(() => select(source), file);
  if (!Array.isArray(selected)) throw wrong(file, [`the family ${name} must select a list`]);
  return selected.map((each: ReturnType<OwnFamily['select']>[number], index) => {
    const problems = derivedProblems(each);
    const errors = problems.map((problem) => `the family ${name} selects [${index}]${problem}`);
    if (errors.length > 0) throw wrong(file, errors);
    const rules = each.requirements.map((id) => ({ id }));
    return deriveProbe(source, { ...each, family: name, rules });
  });
}

function selectFrom(select: () => unknown, file: string): unknown {
  try {
    return select();
  } catch (thrown) {
    throw wrong(file, [describeThrown(thrown, resolve(file))]);
  }
}

function unknownNames(
  { name, requirements, operations }: Probe,
  { isKnown }: OwnProbeLimits,
  { contract }: OwnProbesContext,
): readonly string[] {
  const known = contract.described.operations;
  return [
    ...requirements
      .filter((id) => !isKnown(id))
      .map(
        (id) =>
          `${name} tests the requirement ${id}, which neither the document nor its export "requirements" states`,
      ),
    ...operations
      .filter((id) => !Object.hasOwn(known, id))
      .map((id) => `${name} names the operation ${id}, which the document does not have`),
  ];
}

function asRequirement({ id, level, text, source }: OwnRequirement): Requirement {
  return { id, level, capability: '', text, evidence: [source], operations: [], covers: [] };
}
