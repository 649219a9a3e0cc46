import type { Pack } from '../plan/pack.js';
import type { RunSettings, Shard } from '../verdict/result.js';
import type { Profile } from '../profile-format/profile.js';
import type { Selection } from '../plan/select-cases.js';
import type { FailFastOptions } from './fail-fast.js';

/** Options on which the result of a run depends. */
export interface ChosenOptions extends Selection {
  readonly profile: Pick<Profile, 'name' | 'file'>;
  readonly large?: boolean | undefined;
  readonly slow?: boolean | undefined;
  readonly seed?: number | undefined;
  readonly shard?: Shard | undefined;
  readonly source?: readonly string[] | undefined;
  readonly program?: string | undefined;
  readonly failFast?: FailFastOptions | undefined;
}

/** The options of a run, as its result reports them. */
export function settingsOf(
  pack: Pick<Pack, 'defaultProfile'>,
  options: ChosenOptions,
  settled: Pick<RunSettings, 'jobs' | 'timeout'>,
): RunSettings {
  const { only = [], skip = [], large = false, slow = false, seed = 1 } = options;
  const { program = 'upspec', shard, source = [], failFast } = options;
  return {
    ...settled,
    ...profilesOf(pack, options),
    only,
    skip,
    large,
    slow,
    seed,
    ...(source.length > 0 && { source }),
    ...(program !== 'upspec' && { program }),
    ...(failFast !== undefined && { failFast: true }),
    ...(shard !== undefined && { shard }),
  };
}

/** The name of the profile, and of the one that holds where none is named. */
function profilesOf(
  { defaultProfile }: Pick<Pack, 'defaultProfile'>,
  { profile }: ChosenOptions,
): { readonly profile: string; readonly defaultProfile?: string } {
  return {
    profile: profile.file ?? profile.name,
    ...(defaultProfile !== undefined && { defaultProfile }),
  };
}
