import type { Contract } from '../../contract.js';
import { UsageError } from '../../kit-error.js';
import type { HarEntry } from './har-schema.js';

/**
 * Finds the base URL of the API among all that a HAR file holds: the one below which the most
 * requests are operations.
 *
 * @param given a base URL, or a path such as `/v1`, where the user names it
 * @throws {UsageError} when no request fits
 */
export function findBase(entries: readonly HarEntry[], contract: Contract, given?: string): string {
  const counts = new Map<string, number>();
  for (const { request } of entries) {
    for (const base of basesOf(request, contract)) {
      if (!fits(base, given)) continue;
      counts.set(base, (counts.get(base) ?? 0) + 1);
    }
  }
  const [found] = [...counts].sort(([, a], [, b]) => b - a);
  if (found !== undefined) return found[0];
  const told = given === undefined ? '' : ` below ${given}`;
  throw new UsageError(
    `no request${told} is one of the Files or Uploads API; --base names what comes before /files, such as /v1`,
  );
}

function fits(base: string, given: string | undefined): boolean {
  if (given === undefined) return true;
  const wanted = given.replace(/\/+$/, '');
  return base === wanted || new URL(base).pathname.replace(/\/+$/, '') === wanted;
}

/** Whatever may come before the path of an operation. */
function basesOf(request: HarEntry['request'], contract: Contract): readonly string[] {
  const { origin, pathname, protocol } = new URL(request.url);
  if (!/^https?:$/.test(protocol)) return [];
  const bases = Object.values(contract.described.operations)
    .filter(({ method }) => method === request.method)
    .flatMap(({ path }) => {
      const pattern = new RegExp(`^(.*)${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
      const [, before] = pattern.exec(pathname) ?? [];
      return before === undefined ? [] : [`${origin}${before}`];
    });
  return [...new Set(bases)];
}
