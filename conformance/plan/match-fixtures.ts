import type { Contract } from '../contract.js';
import type { Exchange, Fixture } from '../fixture-format/fixture.js';
import { KitError } from '../kit-error.js';
import { nearest } from '../profile-format/nearest.js';

/**
 * Matches fixtures with a contract.
 *
 * @param files the file of a fixture by its name, for messages
 * @throws {KitError} naming each fixture that names an unknown operation or requirement
 */
export function matchFixtures(
  contract: Contract,
  fixtures: readonly Fixture[],
  files: ReadonlyMap<string, string> = new Map(),
): void {
  const problems = fixtures.flatMap((fixture) => {
    const found = [
      ...[fixture, ...fixture.exchanges]
        .flatMap((holder) => holder.requirements ?? [])
        .filter((id) => !contract.requirements.has(id))
        .map((id) => `the spec has no requirement ${id}`),
      ...fixture.exchanges
        .flatMap(({ mayReject }) => mayReject?.leftOpenBy ?? [])
        .filter((id) => contract.requirements.get(id)?.level !== 'observe')
        .map((id) => `${id} leaves nothing open; name a requirement of level observe`),
      ...fixture.exchanges.flatMap((exchange) => operationProblems(exchange, contract)),
    ];
    return found.map((problem) => `${files.get(fixture.name) ?? fixture.name}: ${problem}`);
  });
  if (problems.length > 0) throw new KitError([...new Set(problems)].join('\n'));
}

function operationProblems(
  { operation, request }: Exchange,
  { described }: Contract,
): readonly string[] {
  if (operation === undefined) return [];
  const { operations } = described;
  const known = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (known === undefined) {
    const suggestion = nearest(operation, Object.keys(operations));
    return [`the document has no operation ${operation}${suggestion}`];
  }
  if (known.method === request.method) return [];
  const line = `${request.method} ${request.path}`;
  return [`${line} is not the operation ${operation}, which is ${known.method} ${known.path}`];
}
