import type { CaseResult } from '../verdict/result.js';

/** Which failures end a run. */
export interface FailFastOptions {
  /** Whether a failed case is known to fail, so that the run goes on. */
  readonly isExpected: (result: CaseResult) => boolean;
}

/** Ends a run at its first violation. */
export interface FailFast {
  /** Looks at a case that has ended. */
  note(result: CaseResult): void;
  /** Why no further case is run; undefined until a violation was found. */
  reason(): string | undefined;
}

/**
 * Watches for the first violation. Cases that run at that time come to their end, and delete what they
 * created.
 *
 * @param earlier the cases of the first look at the target
 */
export function openFailFast(
  { isExpected }: FailFastOptions,
  earlier: readonly CaseResult[] = [],
): FailFast {
  let first: string | undefined;
  const note = (result: CaseResult): void => {
    if (result.verdict === 'fail' && !isExpected(result)) first ??= result.name;
  };
  for (const each of earlier) note(each);
  return {
    note,
    reason: () =>
      first === undefined
        ? undefined
        : `not run: the run ended at the first violation, in ${first}`,
  };
}
