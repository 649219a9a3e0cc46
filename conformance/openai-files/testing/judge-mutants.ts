import { formatLocation, type Location } from '../../difference/location.js';
import type { Mutant } from '../request-mutants/mutant.js';
import { withIds, type ObjectIds } from '../request-mutants/right-requests.js';
import type { RawJudge } from './judge-raw-requests.js';

/** What was found in a mutant and in its mended twin, each as `requirement at location`. */
export interface JudgedMutant {
  readonly name: string;
  readonly expected: string;
  /** The first finding. */
  readonly found: string;
  /** The requirements of all findings. */
  readonly requirements: readonly string[];
  readonly foundInMended: readonly string[];
}

/** Operations that leave their objects as they are. */
const harmless = new Set([
  'createFile',
  'listFiles',
  'retrieveFile',
  'downloadFile',
  'createUpload',
]);

/** Sends mutants to a judge, and each of their mended twins once. */
export async function judgeMutants(
  raw: RawJudge,
  mutants: readonly Mutant[],
): Promise<readonly JudgedMutant[]> {
  const shared = await raw.create();
  const idsFor = async ({ operation }: Mutant): Promise<ObjectIds> =>
    harmless.has(operation) ? shared : raw.create();
  const mended = new Map<string, readonly string[]>();
  const judged: JudgedMutant[] = [];
  for (const mutant of mutants) {
    const { operation, variant, kind, requirement, location } = mutant;
    raw.forget();
    const found = await raw.judge(withIds(mutant.wrong, await idsFor(mutant)), mutant.closes);
    if (!mended.has(mutant.mended)) {
      const clean = await raw.judge(withIds(mutant.mended, await idsFor(mutant)));
      mended.set(mutant.mended, clean.map(textOf));
    }
    judged.push({
      name: [operation, variant, kind].filter((each) => each !== '').join(' '),
      expected: textOf({ requirement, location }),
      found: found.slice(0, 1).map(textOf).join(),
      requirements: [...new Set(found.map((each) => each.requirement))],
      foundInMended: mended.get(mutant.mended) ?? [],
    });
  }
  return judged;
}

function textOf(found: { readonly requirement: string; readonly location: Location }): string {
  return `${found.requirement} at ${formatLocation(found.location)}`;
}
