import { isJsonObject, type JsonObject } from '../json/json-object.js';
import type { Probe } from '../probe-contract/probe.js';
import type { OwnFamily, OwnRequirement, ProbeFile } from './probe-file.js';

/** A file of probes, or all that is wrong with it. */
export type ReadProbeFile =
  | { readonly ok: true; readonly file: Required<ProbeFile> }
  | { readonly ok: false; readonly errors: readonly string[] };

/** Reads what a module exports, of which nothing is known. */
export function readProbeFile(exported: unknown): ReadProbeFile {
  const module: JsonObject = isJsonObject(exported) ? exported : {};
  const { probes = [], families = [], requirements = [] } = module;
  const lists = { probes, families, requirements };
  const noLists = Object.entries(lists).filter(([, list]) => !Array.isArray(list));
  if (noLists.length > 0) {
    return { ok: false, errors: noLists.map(([name]) => `its export ${name} must be a list`) };
  }
  if (isEmptyList(probes) && isEmptyList(families)) {
    const named = Object.keys(module).join(', ') || 'nothing';
    const problem = `it exports no probes: export a list named "probes" or "families" (it exports ${named})`;
    return { ok: false, errors: [problem] };
  }
  const own = { probe: isProbe, family: isFamily, requirement: isRequirement };
  const errors = [
    ...problemsIn('probes', probes, probeProblems),
    ...problemsIn('families', families, familyProblems),
    ...problemsIn('requirements', requirements, requirementProblems),
  ];
  if (errors.length > 0) return { ok: false, errors };
  const file = {
    probes: listOf(probes).filter(own.probe),
    families: listOf(families).filter(own.family),
    requirements: listOf(requirements).filter(own.requirement),
  };
  return { ok: true, file };
}

type Problems = (value: JsonObject) => readonly string[];

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isEmptyList(value: unknown): boolean {
  return listOf(value).length === 0;
}

function problemsIn(list: string, values: unknown, problemsOf: Problems): readonly string[] {
  return listOf(values).flatMap((value, index) => {
    const at = `${list}[${index}]`;
    if (!isJsonObject(value)) return [`${at} must be an object`];
    return problemsOf(value).map((problem) => `${at}${problem}`);
  });
}

/** Path-like, as the names of all cases are. */
const namePattern = /^[\w.-]+(?:\/[\w.-]+)*$/;

function probeProblems(probe: JsonObject): readonly string[] {
  const { name, requests } = probe;
  return [
    ...(typeof name === 'string' && namePattern.test(name)
      ? []
      : ['.name must be a path of letters, digits, "-", "_" and ".", such as "own/order"']),
    ...textProblems(probe, ['title']),
    ...['requirements', 'operations', 'evidence'].flatMap((key) => textsProblems(probe, key)),
    ...(isEmptyList(probe['requirements']) ? ['.requirements must name what it tests'] : []),
    ...(requests === undefined || isCount(requests) ? [] : ['.requests must be a whole number']),
    ...functionProblems(probe, 'run'),
  ];
}

function familyProblems(family: JsonObject): readonly string[] {
  const { name } = family;
  const isSegment = typeof name === 'string' && /^[\w.-]+$/.test(name);
  return [
    ...(isSegment ? [] : ['.name must be one segment of a path, such as "order"']),
    ...functionProblems(family, 'select'),
  ];
}

/** The levels of a requirement. */
const levels: ReadonlySet<unknown> = new Set(['must', 'should', 'observe']);

function requirementProblems(requirement: JsonObject): readonly string[] {
  return [
    ...textProblems(requirement, ['id', 'text', 'source']),
    ...(levels.has(requirement['level']) ? [] : ['.level must be must, should or observe']),
  ];
}

function textProblems(value: JsonObject, keys: readonly string[]): readonly string[] {
  return keys
    .filter((key) => typeof value[key] !== 'string' || value[key] === '')
    .map((key) => `.${key} must be a string`);
}

function textsProblems(value: JsonObject, key: string): readonly string[] {
  const list = value[key];
  const isTexts = Array.isArray(list) && list.every((each) => typeof each === 'string');
  return isTexts ? [] : [`.${key} must be a list of strings`];
}

function functionProblems(value: JsonObject, key: string): readonly string[] {
  return typeof value[key] === 'function' ? [] : [`.${key} must be a function`];
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0;
}

function isProbe(value: unknown): value is Probe {
  return isJsonObject(value) && probeProblems(value).length === 0;
}

function isFamily(value: unknown): value is OwnFamily {
  return isJsonObject(value) && familyProblems(value).length === 0;
}

function isRequirement(value: unknown): value is OwnRequirement {
  return isJsonObject(value) && requirementProblems(value).length === 0;
}

/** What is wrong with a probe that a family made, by its own properties. */
export function derivedProblems(value: unknown): readonly string[] {
  if (!isJsonObject(value)) return [' must be an object'];
  return [
    ...textProblems(value, ['subject', 'title']),
    ...['requirements', 'operations'].flatMap((key) => textsProblems(value, key)),
    ...(isCount(value['requests']) ? [] : ['.requests must be a whole number']),
    ...functionProblems(value, 'run'),
  ];
}
