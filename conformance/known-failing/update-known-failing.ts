import { isMap, parseDocument, type Document } from 'yaml';
import { matchPattern } from '../verdict/match-pattern.js';
import type { CaseResult, Result } from '../verdict/result.js';
import { applyKnownFailures } from './apply-known-failures.js';
import type { KnownFailure } from './known-failure.js';

/** A list of known failures as it was when a run started. */
export interface ListedFailures {
  /** The YAML of the list, with its comments; empty for a new list. */
  readonly text: string;
  readonly entries: readonly KnownFailure[];
}

export interface UpdatedList {
  readonly text: string;
  /** How many entries it has. */
  readonly size: number;
}

/**
 * A list by which every case of a run fails as expected or passes. Entries that excuse a failing
 * case are kept, with their reasons; so are those whose cases were not run. An entry that names
 * cases which pass is replaced by the names of those that fail, if any. Each failing case that
 * remains gets an entry with the requirements that it violates, and a reason to be edited.
 *
 * @param result the result of a run, with or without the list applied
 */
export function updateKnownFailing(result: Result, { text, entries }: ListedFailures): UpdatedList {
  const document = openList(text);
  const kept: KnownFailure[] = [];
  for (const entry of entries) {
    const names = namesToKeep(result, entry);
    if (names === undefined) kept.push(entry);
    else {
      document.delete(entry.pattern);
      for (const name of names) {
        document.set(name, entry.reason);
        kept.push({ ...entry, pattern: name });
      }
    }
  }
  const left = applyKnownFailures(result, kept).cases.filter(({ verdict }) => verdict === 'fail');
  for (const each of left) document.set(each.name, `${violatedBy(each)} (edit this reason)`);
  return { text: document.toString({ lineWidth: 0 }), size: kept.length + left.length };
}

const heading = ` Known failures, for \`upspec check --known-failing\`: cases that fail, each with the reason.
 Write your own reasons, such as the number of an issue.`;

function openList(text: string): Document {
  const document = parseDocument(text);
  if (isMap(document.contents)) return document;
  const created = parseDocument('{}');
  created.commentBefore = document.commentBefore ?? heading;
  if (isMap(created.contents)) created.contents.flow = false;
  return created;
}

/** The failing cases of an entry that names passing ones too; undefined for an entry that is right. */
function namesToKeep(result: Result, entry: KnownFailure): readonly string[] | undefined {
  const judged = applyKnownFailures(result, [entry]);
  if (!judged.cases.some(({ verdict }) => verdict === 'unexpected-pass')) return undefined;
  return judged.cases
    .filter(({ name, verdict }) => verdict === 'known-failure' && isNamed(name, entry))
    .map(({ name }) => name);
}

function isNamed(name: string, { pattern }: KnownFailure): boolean {
  return matchPattern({ name, requirements: [] }, pattern);
}

function violatedBy({ findings }: CaseResult): string {
  const ids = findings
    .filter(({ level = 'must' }) => level === 'must')
    .map(({ requirement }) => requirement);
  return `violates ${[...new Set(ids)].join(', ')}`;
}
