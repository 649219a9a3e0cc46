import { shellWord } from '@upspec/document/shell-word';
import type { CaseResult, Result } from './result.js';

/**
 * The command that runs one case again, as this run did. A first look at the target is a part of
 * every run, so its command names no case.
 */
export function replayCommand(
  run: Pick<Result, 'target' | 'settings'>,
  { kind, name }: Pick<CaseResult, 'kind' | 'name'>,
): string {
  return rerunCommand(run, kind === 'preflight' ? [] : [name]);
}

/**
 * The command that runs some cases again.
 *
 * @param only names of cases, or ids of requirements; all cases where there are none
 */
export function rerunCommand(
  { target, settings }: Pick<Result, 'target' | 'settings'>,
  only: readonly string[],
): string {
  const flags =
    settings === undefined
      ? []
      : [
          ...(settings.source ?? []),
          ...(settings.source !== undefined || settings.profile === settings.defaultProfile
            ? []
            : ['--profile', settings.profile]),
          ...(settings.seed === 1 ? [] : ['--seed', `${settings.seed}`]),
          ...(settings.large ? ['--large'] : []),
          ...(settings.slow ? ['--slow'] : []),
        ];
  const chosen = only.flatMap((each) => ['--only', each]);
  return [settings?.program ?? 'upspec', 'check', target, ...flags, ...chosen]
    .map(shellWord)
    .join(' ');
}
