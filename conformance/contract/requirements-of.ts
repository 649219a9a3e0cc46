import type { Contract } from '../contract.js';
import type { Exchange, Fixture } from '../fixture-format/fixture.js';
import { statusNumber } from '../fixture-format/status-number.js';

/** What an exchange tests: its own requirements, else its fixture's, else one that derives from it. */
export function requirementsOf(
  { described }: Pick<Contract, 'described'>,
  { recorded, fixture }: { readonly recorded: Exchange; readonly fixture: Fixture },
): readonly string[] {
  const stated = recorded.requirements ?? fixture.requirements;
  if (stated !== undefined) return stated;
  const { operation, response, request } = recorded;
  if (operation === undefined) return [`${request.method} ${request.path}.${response.status}`];
  const { responses } = described.operations[operation] ?? {};
  const status = statusNumber(response.status);
  const keys = [String(status), `${Math.floor(status / 100)}XX`, 'default'];
  const declared = keys.find((key) => responses?.[key] !== undefined);
  return [`${operation}.${declared ?? response.status}`];
}
