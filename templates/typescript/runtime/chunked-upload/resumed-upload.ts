import { InvalidInputError } from '../errors.js';
import { checkUnchanged } from './source-changed.js';
import { UploadExpiredError } from './upload-errors.js';
import type { SourceFacts, UploadState } from './upload-state.js';
import { property } from '../value-type.js';

/** @throws UploadExpiredError where the time of an upload is over. */
export function checkExpiry({ upload }: UploadState): void {
  const { id, expiresAt } = upload;
  if (expiresAt === undefined || expiresAt * 1_000 > Date.now()) return;
  const expired = { id: String(id), expiresAt: new Date(expiresAt * 1_000) };
  throw new UploadExpiredError(
    `the upload ${expired.id} expired at ${expired.expiresAt.toISOString()}; remove its state to start again`,
    expired,
  );
}

/**
 * Checks that an upload is continued with the same content and parameters.
 *
 * @throws SourceChangedError for other content; InvalidInputError for other parameters.
 */
export function checkSame(
  { source, request }: UploadState,
  facts: SourceFacts,
  sent: object,
): void {
  checkUnchanged('size', source.size, facts.size);
  const [before, now] = [request, asJson(sent)];
  for (const name of new Set([...namesOf(before), ...namesOf(now)])) {
    const [expected, actual] = [textOf(before, name), textOf(now, name)];
    if (expected === actual) continue;
    const problem = `the state is of another upload: its ${name} is ${expected}, not ${actual}`;
    throw new InvalidInputError('resume', problem);
  }
  checkUnchanged('modifiedAt', source.modifiedAt, facts.modifiedAt);
  checkUnchanged('sample', source.sample, facts.sample);
}

function asJson(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}

function namesOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function textOf(value: unknown, name: string): string {
  return JSON.stringify(sorted(property(value, name))) ?? 'absent';
}

/** Equal values have equal text, whatever the order of their properties. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, each]) => [name, sorted(each)]));
}
