import { openPack, type PackOptions } from '../open-pack.js';
import { chooseCases } from '../plan/choose-cases.js';
import type { Selection } from '../plan/select-cases.js';
import { requestsOf } from '../plan/test-case.js';

/**
 * What a run would send: the cases, about how many requests each of them sends, and their sum. Needs
 * no target.
 *
 * @throws {UsageError} when a pattern matches nothing
 */
export async function formatDryRun(options: Selection & PackOptions): Promise<string> {
  const { pack } = await openPack(options);
  const { cases } = chooseCases(pack, options);
  const lines = cases.map((each) => {
    const skip = each.kind === 'fixture' ? pack.unclaimedBy(each.fixture) : undefined;
    const count = skip === undefined ? requestsOf(each) : 0;
    return { count, text: `${count} ${each.name}${skip === undefined ? '' : `: ${skip}`}` };
  });
  const sum = lines.reduce((total, { count }) => total + count, 0);
  return [
    ...lines.map(({ text }) => text),
    ...pack.notes,
    `${cases.length} ${cases.length === 1 ? 'case' : 'cases'} would send about ${sum} requests at most`,
  ].join('\n');
}
