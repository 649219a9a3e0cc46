import { templatePattern } from '@upspec/document';
import { loadJudgeable, type SpecSource } from '../contract/load-spec-contract.js';
import type { Locate } from '../verdict/locate-findings.js';

/**
 * Finds the lines of a document: for a request the line of its operation, or that of the paths where
 * it belongs to none.
 *
 * @throws {UsageError} for a document that can't be read
 */
export async function locateOperations(source: SpecSource): Promise<Locate> {
  const { contract, location } = await loadJudgeable(source);
  const operations = Object.values(contract.operations).map(({ method, path, pointer }) => ({
    method,
    // `/pets/mine` is more exact than `/pets/{id}`.
    templates: path.split('{').length,
    pattern: new RegExp(`^${templatePattern(path, '[^/]+')}$`),
    pointer,
  }));
  const exactFirst = operations.toSorted((one, other) => one.templates - other.templates);
  return (request) => {
    const [method = '', target = ''] = request.split(' ');
    const path = target.replace(/[?#].*$/s, '');
    const found = exactFirst.find(
      (each) => each.method.toUpperCase() === method && each.pattern.test(path),
    );
    return location(found?.pointer ?? '#/paths');
  };
}
