import { checkDocument, type Checked, type Problem } from './check-document.js';
import { InvalidDocumentError } from './errors.js';
import { formatError, sortErrors, type LintError, type DocumentLocation } from './lint-error.js';
import type { Json } from './json.js';
import { findOwnErrors } from './own-errors.js';
import type { OpenedDocument } from './open-document.js';
import { findCircles } from './references/circles.js';
import type { Moves } from './references/components.js';
import { findSelfReferences } from './self-references.js';
import { leaveOutBroken, type OperationName } from './skip-broken.js';

/** How often a document is checked again: a repair can show what was hidden before. */
const MAX_ROUNDS = 12;

/** What is done with a document that has errors. */
export interface Repairing {
  /** Leaves out the operations and components that have an error, instead of rejecting all. */
  readonly skipBroken: boolean;
  /** Whether a keyword of a schema that no value can be checked by is an error. */
  readonly rejectsUnchecked: boolean;
  readonly moves: Moves;
}

/** An operation that is left out of a document, as it has an error or refers to one. */
export interface LeftOutOperation extends OperationName {
  /** The first error that it contains or refers to. */
  readonly reported: LintError;
}

export interface Repaired {
  readonly warnings: readonly LintError[];
  readonly leftOut: readonly LeftOutOperation[];
}

/**
 * Checks a document, and gives it the one meaning that it plausibly has. After it, the document is
 * valid.
 * @throws {InvalidDocumentError} with every error and warning.
 */
export async function repairDocument(
  opened: OpenedDocument,
  { skipBroken, rejectsUnchecked, moves }: Repairing,
): Promise<Repaired> {
  const { document, resolver, locations } = opened;
  const found = new Map<string, LintError>();
  const operations: LeftOutOperation[] = [];
  const add = (error: LintError): void => void found.set(formatError(error), error);
  for (const warning of opened.warnings) add(warning);
  const pending = { opened, moves, rejectsUnchecked };
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { problems, repairs, revealing } = await check(pending);
    const errors = problems.filter(({ reported: error }) => error.severity === 'error');
    const leftOut =
      errors.length > 0 && skipBroken ? await leaveOutBroken(document, resolver, errors) : [];
    for (const { reported: error } of problems) if (error.severity === 'warning') add(error);
    if (errors.length > 0 && leftOut.length === 0) {
      throw new InvalidDocumentError(
        sortErrors([...found.values(), ...errors.map(({ reported: error }) => error)]),
      );
    }
    for (const { pointer, name, operation, error } of leftOut) {
      if (operation !== undefined) operations.push({ ...operation, reported: error.reported });
      add(
        leftOutWarning(
          name,
          error,
          locations.location({ source: document.source, pointer, reportOnKey: true }),
        ),
      );
    }
    // What is left out must not be repaired, and what refers to it is gone.
    if (leftOut.length > 0) continue;
    for (const repair of repairs) repair();
    if (!revealing) break;
  }
  return { warnings: sortErrors([...found.values()]), leftOut: operations };
}

function leftOutWarning(
  name: string,
  { reported: error }: Problem,
  location: DocumentLocation,
): LintError {
  return { severity: 'warning', location, message: `${name} is left out: ${formatError(error)}` };
}

interface Pending extends Pick<Repairing, 'moves' | 'rejectsUnchecked'> {
  readonly opened: OpenedDocument;
}

async function check({ opened, moves, rejectsUnchecked }: Pending): Promise<Checked> {
  const { document, resolver, locations } = opened;
  const source = document.source;
  const at = (pointer: string) => ({ source, pointer, reportOnKey: true }) as const;
  const circles = findSelfReferences(document.parsed as Json);
  if (circles.length > 0) {
    const problems = circles.map((pointer): Problem => {
      const location = at(pointer);
      const message = `${pointer} contains itself by $ref or allOf, so no value can match it`;
      return {
        location,
        reported: { severity: 'error', location: locations.location(location), message },
      };
    });
    return { problems, repairs: [], revealing: false };
  }
  let checked: Checked;
  try {
    checked = await checkDocument(document, { resolver, locations, moves, rejectsUnchecked });
  } catch (error) {
    // The linter has no location for a reference that leads back to itself.
    const found = await findCircles(document, resolver);
    if (found.length === 0) throw error;
    const problems = found.map(({ location, reference }): Problem => {
      const message = `$ref "${reference}" leads back to itself`;
      return {
        location,
        reported: { severity: 'error', location: locations.location(location), message },
      };
    });
    return { problems, repairs: [], revealing: false };
  }
  const own = findOwnErrors(document.parsed, (pointer) => locations.location(at(pointer)));
  const identifiers = resolver.found.map((deviation): Problem => {
    const { severity, location, message } = deviation;
    return { location, reported: { severity, location: locations.location(location), message } };
  });
  const located = own.map((error): Problem => ({
    reported: error,
    location: at(error.pointer ?? '#/'),
  }));
  return { ...checked, problems: [...checked.problems, ...identifiers, ...located] };
}
